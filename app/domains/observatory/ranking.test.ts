import { describe, expect, test } from 'vitest'
import { indicators } from '#seed/figures/indicators.ts'
import type { Indicator, IndicatorFigures } from './observatory.ts'
import { listRanked, pageOfRanking } from './ranking.ts'

const median = indicators.find(({ id }) => id === 'median-income') as Indicator
const births = indicators.find(({ id }) => id === 'births') as Indicator

/** Communes `1`…`count`, the first the highest. */
const figuresOf = (indicator: Indicator, count: number, own: number): IndicatorFigures => ({
  ...{ indicator, year: 2021, own: { kind: 'missing', reason: 'secret' }, missingDots: [], range: null, later: null },
  ...{ rank: null, series: [], departmentSeries: [], trend: null, departmentTrend: null },
  frames: [
    {
      ...{ code: 'D46', kind: 'departement', name: 'Lot' },
      reading: { kind: 'value', value: 20_000, year: 2021, flags: [] },
    },
  ],
  dots: Array.from({ length: count }, (_, place) => ({
    ...{ code: String(place + 1), name: `Commune ${place + 1}`, value: 30_000 - place, flags: [] },
    isOwn: place + 1 === own,
  })),
})

describe('the communes by their value', () => {
  test('are all there when they are few, with their rank and their gap to the département', () => {
    const rows = listRanked(figuresOf(median, 40, 3))
    expect(rows.map(({ rank }) => rank)).toEqual(Array.from({ length: 40 }, (_, place) => place + 1))
    expect(rows[2]).toMatchObject({ name: 'Commune 3', gap: 9_998, isOwn: true, skipped: 0 })
  })
  test('are both ends and what surrounds one’s own when they are many; how many are between is told', () => {
    const rows = listRanked(figuresOf(median, 300, 100))
    expect(rows.length).toBe(12 + 7 + 12)
    expect(rows.filter(({ skipped }) => skipped > 0).map(({ name, skipped }) => [name, skipped])).toEqual([
      ['Commune 97', 84],
      ['Commune 289', 185],
    ])
    expect(rows.reduce((sum, { skipped }) => sum + skipped + 1, 0)).toBe(300)
  })
  test('of a whole département are a page at a time, none told apart, each with its rank and one scale of gaps', () => {
    const { dots, ...rest } = figuresOf(median, 887, 0)
    const rows = listRanked({ ...rest, dots: dots.map((dot) => ({ ...dot, isOwn: true })) })
    const pages = [1, 2, 6, 99].map((page) => pageOfRanking(rows, page))
    expect(pages.map(({ page, pageCount, rows: shown }) => [page, pageCount, shown.length])).toEqual([
      [1, 12, 75],
      [2, 12, 75],
      [6, 12, 75],
      [12, 12, 62],
    ])
    expect(pages.map(({ rows: [first] }) => first?.rank)).toEqual([1, 76, 376, 826])
    expect(new Set(pages.map(({ extent }) => extent.join())).size).toBe(1)
    expect(rows.some(({ isOwn }) => isOwn)).toBe(false)
  })
  test('share a rank when they read the same', () => {
    const { dots, ...rest } = figuresOf(median, 3, 1)
    const rows = listRanked({ ...rest, dots: dots.map((dot, place) => ({ ...dot, value: place === 0 ? 9 : 5 })) })
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 2])
  })
  test('are put beside what one asks, with their value of before where it is known', () => {
    const { frames, ...rest } = figuresOf(median, 2, 1)
    const region = { ...frames[0], kind: 'region', reading: { kind: 'value', value: 29_000, year: 2021, flags: [] } }
    const options = { reference: 'region', past: [{ code: '2', value: 25_000 }] } as const
    const rows = listRanked({ ...rest, frames: [...frames, region as (typeof frames)[number]] }, options)
    expect(rows.map(({ gap, before }) => [gap, before])).toEqual([
      [1_000, null],
      [999, 25_000],
    ])
  })
  test('of a count are never ranked nor compared', () => {
    expect(listRanked(figuresOf(births, 2, 1))[0]).toMatchObject({ rank: null, gap: null })
  })
  test('without any value are none', () => {
    expect(listRanked(figuresOf(median, 0, 1))).toEqual([])
  })
})
