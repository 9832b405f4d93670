import { describe, expect, test } from 'vitest'
import { crossFigures, medianOf, quadrantsInOrder, rankCorrelation, roleOf, shownOf } from './crossing.ts'

const dotsOf = (values: Readonly<Record<string, number | null>>) => ({
  dots: Object.entries(values).flatMap(([code, value]) =>
    value === null ? [] : [{ code, name: `Commune ${code}`, value, flags: [], isOwn: code === 'a' }],
  ),
  missingDots: Object.entries(values).flatMap(([code, value]) =>
    value === null ? [{ code, name: `Commune ${code}`, reason: 'secret' as const }] : [],
  ),
})

describe('two indicators crossed', () => {
  const crossing = crossFigures(
    dotsOf({ a: 1, b: 2, c: 3, d: 4, e: null }),
    dotsOf({ a: 40, b: 10, c: 30, d: 20, e: 5 }),
    new Map([['a', 500]]),
  )
  test('puts each commune in one of four quadrants, around the medians of those that have both', () => {
    expect(crossing.medians).toEqual({ x: 2.5, y: 25 })
    expect(crossing.units.map(({ code, quadrant }) => [code, quadrant])).toEqual([
      ['a', 'low-high'],
      ['b', 'low-low'],
      ['c', 'high-high'],
      ['d', 'high-low'],
    ])
    expect(crossing.counts).toEqual({ 'low-low': 1, 'low-high': 1, 'high-low': 1, 'high-high': 1 })
  })
  test('tells who is left out, and for want of what', () => {
    expect(crossing.leftOut).toEqual([{ code: 'e', name: 'Commune e', x: 'secret', y: null }])
  })
  test('what is on a median is under it', () => {
    const three = crossFigures(dotsOf({ a: 1, b: 2, c: 3 }), dotsOf({ a: 1, b: 2, c: 3 }), new Map())
    expect(three.units.map(({ quadrant }) => quadrant)).toEqual(['low-low', 'low-low', 'high-high'])
  })
  test('of nothing is empty, never NaN', () => {
    const none = crossFigures(dotsOf({}), dotsOf({}), new Map())
    expect(none).toMatchObject({ units: [], medians: { x: 0, y: 0 }, correlation: null })
  })
})

describe('rank correlation', () => {
  const pairs = (values: readonly (readonly [number, number])[]) => values.map(([x, y]) => ({ x, y }))
  const eight = [1, 2, 3, 4, 5, 6, 7, 8]
  test.each([
    ['is 1 when both go up together, however much', eight.map((n) => [n, n ** 3] as const), 1],
    ['is −1 when one goes down', eight.map((n) => [n, -n] as const), -1],
    ['is not said of seven communes', eight.slice(1).map((n) => [n, n] as const), null],
    ['is not said where one does not vary', eight.map((n) => [n, 5] as const), null],
  ])('%s', (_, values, expected) => {
    expect(rankCorrelation(pairs(values))).toBe(expected)
  })
  test('shares the ranks of the equal, as the textbook does', () => {
    const ties = pairs([
      [1, 1],
      [2, 2],
      [2, 3],
      [4, 3],
      [5, 5],
      [6, 6],
      [7, 9],
      [8, 8],
    ])
    expect(rankCorrelation(ties)).toBeCloseTo(0.958, 3)
  })
})

test('the median of an even number is between the two in the middle', () => {
  expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([])]).toEqual([2, 2.5, 0])
})

test('places are an offer, a part of them too; a count is neither offer nor need', () => {
  const of = (id: string, parentId: string | null = null, isRate = true) => roleOf({ id, parentId, isRate })
  expect([of('childcare-places'), of('x', 'childcare-places'), of('poverty'), of('births', null, false)]).toEqual([
    'offer',
    'offer',
    'need',
    null,
  ])
})

test('the quadrant of strong need and weak offer comes first, whichever axis bears it', () => {
  const offer = { id: 'childcare-places', parentId: null, isRate: true }
  const need = { id: 'rsa-share', parentId: null, isRate: true }
  expect(quadrantsInOrder(offer, need)[0]).toBe('low-high')
  expect(quadrantsInOrder(need, offer)).toEqual(['high-low', 'low-high', 'high-high', 'low-low'])
})

test('a page has the largest of each quadrant and all of one’s own, and counts the others', () => {
  const many = Array.from({ length: 40 }, (_, at) => {
    return { code: `${at}`, name: `c${at}`, value: at, flags: [], isOwn: at > 30 }
  })
  const missingDots = Array.from({ length: 5 }, (_, at) => {
    return { code: `m${at}`, name: `m${at}`, reason: 'secret' as const }
  })
  const side = { dots: many, missingDots }
  const crossing = crossFigures(side, side, new Map(many.map(({ code, value }) => [code, value])))
  const shown = shownOf(crossing, 3)
  expect(shown).toMatchObject({ unitCount: 40, leftOutCount: 5, counts: crossing.counts })
  expect(shown.leftOut).toHaveLength(3)
  // The three largest of the low corner, then one's own, all in the high one.
  expect(shown.units.map(({ name }) => name).toSorted()).toEqual(
    ['c17', 'c18', 'c19', ...many.slice(31).map(({ name }) => name)].toSorted(),
  )
})
