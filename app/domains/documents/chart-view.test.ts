import { describe, expect, test } from 'vitest'
import {
  chartCaption,
  chartScale,
  chartTable,
  chartTick,
  isChartEmpty,
  officeNumberFormats,
  wholeInterval,
} from './chart-view.ts'
import type { DossierChart } from './dossier.ts'

const chart = (changes: Partial<DossierChart>): DossierChart => ({
  kind: 'chart',
  shape: 'bars',
  title: 'Familles touchées',
  sentence: 'Les ateliers touchent 1 240 familles.',
  unit: 'familles',
  categories: ['Ateliers', 'Ludothèque'],
  series: [{ name: 'Familles', values: [1240, null] }],
  ...changes,
})

describe('the numbers of a chart', () => {
  test('are a table: a row for each category, what is unknown said in words', () => {
    expect(chartTable(chart({})).rows).toEqual([
      ['Ateliers', '1\u202f240'],
      ['Ludothèque', 'non\u00a0connu'],
    ])
  })

  test('are percentages when the unit says so, all as precise', () => {
    const table = chartTable(chart({ shape: 'line', unit: '%', series: [{ name: 'Taux', values: [52.4, 58] }] }))
    expect(table.rows.map(([, value]) => value)).toEqual(['52,4\u00a0%', '58,0\u00a0%'])
    expect(table.columns[0]?.header).toBe('Période')
  })

  test('are as precise as the tables around, in Office too', () => {
    const rounded = chart({ unit: '%', decimals: 1, series: [{ name: 'Taux', values: [16, 12] }] })
    expect(chartTable(rounded).rows.map(([, value]) => value)).toEqual(['16,0\u00a0%', '12,0\u00a0%'])
    expect(officeNumberFormats(rounded).labels).toBe('#,##0.0"\u00a0%"')
    expect(chartTick(rounded, 10)).toBe('10\u00a0%')
  })

  test('say their unit once', () => {
    expect(chartCaption(chart({}))).toBe('Familles touchées')
    expect(chartCaption(chart({ title: 'Par action' }))).toBe('Par action (familles)')
    expect(chartCaption(chart({ unit: '' }))).toBe('Familles touchées')
    expect(chartCaption(chart({ title: 'Taux', unit: '%' }))).toBe('Taux')
    expect(chartTable(chart({ categoryName: 'Territoire' })).columns[0]?.header).toBe('Territoire')
  })
})

describe('numbers in Office', () => {
  test.each<readonly [Partial<DossierChart>, string]>([
    [{}, '#,##0'],
    [{ series: [{ name: 'S', values: [1.5, 2, null] }] }, '#,##0.0'],
    [{ series: [{ name: 'S', values: [1 / 3] }] }, '#,##0.00'],
    [{ unit: '%' }, '#,##0"\u00a0%"'],
    [{ shape: 'stacked' }, '#,##0;-#,##0;'],
    [{ series: [] }, '#,##0'],
  ])('of %j are written %s', (given, format) => {
    expect(officeNumberFormats(chart(given)).labels).toBe(format)
  })
})

describe('the scale of a chart', () => {
  test.each<readonly [string, Partial<DossierChart>, readonly [number, number]]>([
    ['starts at zero for bars', {}, [0, 1400]],
    ['holds what is under zero', { series: [{ name: 'Écart', values: [-12, 7] }] }, [-15, 10]],
    [
      'holds the sum of what is stacked',
      {
        shape: 'stacked',
        series: [
          { name: 'A', values: [4, 1] },
          { name: 'B', values: [5, null] },
        ],
      },
      [0, 10],
    ],
    ['may start higher for a line', { shape: 'line', series: [{ name: 'Taux', values: [52.4, 58.1] }] }, [52, 59]],
    [
      'starts at zero for a line that does not move',
      { shape: 'line', series: [{ name: 'S', values: [3, 3] }] },
      [0, 3],
    ],
    ['is 0 to 1 without any value', { series: [] }, [0, 1]],
    ['counts in whole numbers', { series: [{ name: 'S', values: [1, 2] }] }, [0, 2]],
  ])('%s', (_sentence, given, bounds) => {
    const { min, max, ticks } = chartScale(chart(given))
    expect([min, max]).toEqual(bounds)
    expect(ticks.length).toBeGreaterThan(1)
    for (const tick of ticks) expect(tick >= min && tick <= max).toBe(true)
  })

  test.each<readonly [readonly number[], number | undefined]>([
    [[1, 2], 1],
    [[1400, 300], 200],
    [[1.5, 2], undefined],
  ])('of %j has a mark every %s', (values, interval) => {
    expect(wholeInterval(chart({ series: [{ name: 'S', values }] }))).toBe(interval)
  })

  test('is not asked for when nothing is known', () => {
    expect(isChartEmpty(chart({ series: [{ name: 'S', values: [null, null] }] }))).toBe(true)
    expect(isChartEmpty(chart({ series: [] }))).toBe(true)
    expect(isChartEmpty(chart({}))).toBe(false)
  })
})
