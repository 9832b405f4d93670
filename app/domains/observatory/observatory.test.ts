import { describe, expect, test } from 'vitest'
import { observatoryLabels as t } from './labels.fr.ts'
import {
  computeGap,
  computeRank,
  computeRate,
  computeSum,
  computeTrend,
  missing,
  type Reading,
  type ReadingFlag,
  referenceYear,
  roundTo,
} from './observatory.ts'

const value = (number: number, ...flags: readonly ReadingFlag[]): Reading => ({
  kind: 'value',
  value: number,
  year: 2024,
  flags,
})
const percent = { unit: 'percent', decimals: 1, isRate: true } as const
const per100 = { unit: 'per-100', decimals: 1, isRate: true } as const
const count = { unit: 'count', decimals: 0, isRate: false } as const

describe('a rate computed here', () => {
  test('is the share of two counts and keeps what one must know of both', () => {
    const rate = computeRate(value(1865, 'rounded-5'), value(11675, 'rounded-5'))
    expect(rate).toMatchObject({ kind: 'value', year: 2024, flags: ['rounded-5'] })
    expect(t.formatReading(percent, rate)).toBe('16,0\u00a0%')
  })
  test.each([
    ['a zero denominator', value(30), value(0), 'zero-denominator'],
    ['a numerator under 20', value(15), value(210), 'too-small'],
    ['a denominator under 20', value(19), value(19), 'too-small'],
    ['a secret numerator', missing('secret'), value(210), 'secret'],
    ['a denominator not published', value(30), missing('not-published'), 'not-published'],
  ] as const)('is not computed on %s', (_, numerator, denominator, reason) => {
    expect(computeRate(numerator, denominator)).toEqual(missing(reason))
  })
  test('is computed on a count of exactly 20', () => {
    expect(computeRate(value(20), value(200))).toMatchObject({ value: 10 })
  })
})

describe('a sum', () => {
  test('says that it is one, and that its terms are rounded', () => {
    expect(computeSum([value(10, 'rounded-5'), value(15, 'rounded-5')])).toEqual(value(25, 'rounded-5', 'summed'))
  })
  test('is not made when a term is missing: a secret is not 0', () => {
    expect(computeSum([value(10), missing('secret')])).toEqual(missing('incomplete'))
  })
  test('gives the reason of its terms when none has a number', () => {
    expect(computeSum([missing('not-collected'), missing('not-collected')])).toEqual(missing('not-collected'))
    expect(computeSum([])).toEqual(missing('not-collected'))
  })
})

describe('a rank', () => {
  test('goes from the highest to the lowest', () => {
    expect(computeRank(34, [34, 21, 12], 0)).toEqual({ rank: 1, of: 3, isTied: false })
  })
  test('is shared by values shown alike', () => {
    expect(computeRank(10.44, [12, 10.41, 10.44, 9], 1)).toEqual({ rank: 2, of: 4, isTied: true })
    expect(t.shortRank({ rank: 2, of: 4, isTied: true })).toBe('2e ex æquo sur 4')
  })
  test('is told with those that have no number, by reason', () => {
    const rank = { rank: 30, of: 34, isTied: false }
    expect(t.longRank(rank, { 'not-published': 2 })).toBe(
      '30e sur 34, du plus élevé au plus faible ; 2\u00a0communes non diffusées',
    )
    expect(t.longRank(rank, { secret: 1, 'not-collected': 1 })).toBe(
      '30e sur 34, du plus élevé au plus faible ; 1\u00a0commune sous secret ; 1\u00a0commune non recueillie',
    )
  })
})

describe('a gap', () => {
  test('is that of the values shown, in points', () => {
    expect(computeGap(per100, value(57.4), value(72.1))).toBe(-14.7)
    expect(t.formatGap(per100, value(57.4), value(72.1))).toBe('−14,7\u00a0points')
    expect(t.formatGap(per100, value(57.4), value(57.2))).toBe('+0,2\u00a0point')
    expect(t.formatGap(per100, value(57.4), missing('secret'))).toBeUndefined()
  })
  test('is never that of counts, nor of what is missing', () => {
    expect(computeGap(count, value(640), value(19609))).toBeUndefined()
    expect(computeGap(percent, missing('secret'), value(10))).toBeUndefined()
  })
})

describe('a trend', () => {
  const births = [
    { year: 2014, value: 845 },
    { year: 2017, value: 864 },
    { year: 2022, value: 729 },
    { year: 2023, value: 640 },
  ]
  test('is measured from six years before the last one, else from the first', () => {
    expect(referenceYear(births)).toBe(2017)
    expect(referenceYear(births.slice(2))).toBe(2022)
    expect(referenceYear(births.slice(3))).toBeUndefined()
    expect(referenceYear([])).toBeUndefined()
  })
  test('of a count is a percentage of the reference year', () => {
    const trend = computeTrend(count, births)
    expect(trend && t.trendSince(trend, 0)).toBe('−26\u00a0% depuis 2017')
  })
  test('may be measured from another year one names', () => {
    expect(computeTrend(count, births, 2014)?.change).toBeCloseTo(-24.26, 2)
    expect(computeTrend(count, births, 2015)).toBeUndefined()
  })
  test('of a rate is a difference in points', () => {
    const shares = [
      { year: 2020, value: 17.78 },
      { year: 2024, value: 15.97 },
    ]
    const trend = computeTrend(percent, shares)
    expect(trend?.changeUnit).toBe('points')
    expect(trend && t.trendSince(trend, 1)).toBe('−1,8\u00a0point depuis 2020')
  })
  test('of a count is not measured from fewer than 20', () => {
    expect(
      computeTrend(count, [
        { year: 2020, value: 10 },
        { year: 2024, value: 20 },
      ]),
    ).toBeUndefined()
  })
})

describe('a number on screen', () => {
  test.each([
    ['a published 0 rounded to 5', count, value(0, 'rounded-5'), '0 à 4'],
    ['a true 0', count, value(0), '0'],
    ['a count', count, value(11675, 'rounded-5'), '11\u202f675'],
    ['a floor', { unit: 'percent', decimals: 0 }, value(5, 'floored'), '5\u00a0% ou moins'],
    ['an income', { unit: 'euros', decimals: 0 }, value(18380), '18\u202f380\u00a0€'],
    ['a secret', percent, missing('secret'), 'secret'],
    ['what is not published', percent, missing('not-published'), 'non diffusé'],
  ] as const)('%s', (_, measure, reading, text) => {
    expect(t.formatReading(measure, reading)).toBe(text)
  })
  test('is rounded half away from zero', () => {
    expect([roundTo(1.005, 2), roundTo(-14.65, 1), roundTo(0.5, 0), roundTo(-0.04, 1)]).toEqual([1.01, -14.7, 1, -0])
  })
})
