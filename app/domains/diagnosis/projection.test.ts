/** Gennevilliers, as published: 57,4 places for 100 children in 2023, births falling, a target of 60 in 2030. */
import { describe, expect, test } from 'vitest'
import { birthsIn, childrenIn, type Offer, placesForTarget, projectCoverage, yearlyFactor } from './projection.ts'

const births = [864, 867, 804, 672, 718, 729, 640].map((value, place) => ({ year: 2017 + place, value }))
const offer: Offer = {
  ...{ year: 2023, coverage: 57.4, births },
  places: (57.4 * 2087) / 100,
  childminderPlaces: (10.4 * 2087) / 100,
}

describe('births to come', () => {
  test.each([
    ['constant', 2030, 640],
    ['mean', 2030, 695.67],
    ['trend', 2024, 608.73],
    ['trend', 2030, 450.95],
    ['trend', 2022, 729],
  ] as const)('%s, %i: %d', (hypothesis, year, expected) => {
    expect(birthsIn(births, hypothesis, year)).toBeCloseTo(expected, 1)
  })
  test('fall by 4,9 % a year since 2017', () => {
    expect(((yearlyFactor(births) ?? 0) - 1) * 100).toBeCloseTo(-4.88, 2)
  })
  test('have no trend of one year, and no mean of two', () => {
    expect(birthsIn(births.slice(-1), 'trend', 2030)).toBeUndefined()
    expect(birthsIn(births.slice(-2), 'mean', 2030)).toBeUndefined()
    expect(birthsIn([], 'constant', 2030)).toBeUndefined()
  })
})

describe('a target of 60 in 2030', () => {
  test('means 54 places more, 46 or 344 fewer, by what births do', () => {
    expect(Math.round(offer.places)).toBe(1198)
    expect(placesForTarget(offer, 60, 2030).map(({ hypothesis, places, gap }) => [hypothesis, places, gap])).toEqual([
      ['mean', 1252, 54],
      ['constant', 1152, -46],
      ['trend', 854, -344],
    ])
  })
  test('means nothing in a year already known, and only what can be computed', () => {
    expect(placesForTarget(offer, 60, 2023)).toEqual([])
    expect(
      placesForTarget({ ...offer, births: births.slice(-2) }, 60, 2030).map(({ hypothesis }) => hypothesis),
    ).toEqual(['constant', 'trend'])
  })
})

describe('coverage if nothing changes', () => {
  test('rises to 62,4 with the same places, to 58,6 when a third of the childminders leave', () => {
    const points = projectCoverage(offer, 'constant', 2030)
    expect(points.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030])
    expect(points[0]).toMatchObject({ same: expect.closeTo(57.4, 5), leaving: expect.closeTo(57.4, 5) })
    expect(points.at(-1)).toMatchObject({ same: expect.closeTo(62.39, 1), leaving: expect.closeTo(58.6, 1) })
  })
  test('says nothing of childminders where the source does not', () => {
    expect(projectCoverage({ ...offer, childminderPlaces: null }, 'constant', 2030).at(-1)?.leaving).toBeNull()
    expect(projectCoverage(offer, 'constant', 2020)).toEqual([])
  })
  test('counts the children born in the year and the two before', () => {
    expect(childrenIn(offer, 'constant', 2024)).toBe(729 + 640 + 640)
  })
})
