import { expect, test } from 'vitest'
import { indicators } from '#seed/figures/indicators.ts'
import { compositionOf } from './composition.ts'
import type { Indicator, IndicatorFigures, Reading } from './observatory.ts'

const value = (number: number): Reading => ({ kind: 'value', value: number, year: 2023, flags: [] })
const secret: Reading = { kind: 'missing', reason: 'secret' }

const figuresOf = (id: string, own: Reading, department: Reading, year: number | null = 2023): IndicatorFigures => ({
  ...{ indicator: indicators.find((one) => one.id === id) as Indicator, year, own, dots: [], missingDots: [] },
  ...{ range: null, later: null, rank: null, series: [], departmentSeries: [], trend: null, departmentTrend: null },
  frames: [{ code: 'D92', kind: 'departement', name: 'Hauts-de-Seine', reading: department }],
})
const whole = figuresOf('childcare-places', value(57.4), value(72.1))
const nurseries = figuresOf('childcare-places-nurseries', value(35.4), value(46.3))
const minders = figuresOf('childcare-places-childminders', value(10.4), secret)

test('a territory is told by its parts, and those beside it where each part is known', () => {
  const made = compositionOf(whole, [nurseries, minders], 'Gennevilliers')
  expect(made).toMatchObject({ year: 2023, rows: [{ name: 'Gennevilliers', whole: 57.4, values: [35.4, 10.4] }] })
  const both = figuresOf('childcare-places-childminders', value(10.4), value(13.8))
  expect(compositionOf(whole, [nurseries, both], 'G')?.rows.map(({ name }) => name)).toEqual(['G', 'Hauts-de-Seine'])
})
test.each([
  ['one part', whole, [nurseries]],
  ['a part of another year', whole, [nurseries, figuresOf('childcare-places-home', value(1), value(1), 2022)]],
  ['a part that is secret', whole, [nurseries, figuresOf('childcare-places-home', secret, value(1))]],
  ['no figure', figuresOf('childcare-places', secret, secret, null), [nurseries, minders]],
])('with %s, nothing is told', (_, all, parts) => {
  expect(compositionOf(all, parts, 'G')).toBeNull()
})
