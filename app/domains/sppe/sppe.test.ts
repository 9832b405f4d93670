import { describe, expect, test } from 'vitest'
import {
  type Commune,
  countInhabitants,
  endedBeforeLaw,
  type Holder,
  listBearers,
  type Population,
  schemaVerdict,
  verdictOf,
} from './sppe.ts'

const total = (inhabitants: number): Population => ({
  total: { inhabitants, year: 2023, from: 'typed' },
  municipal: null,
})
const municipal = (inhabitants: number): Population => ({ total: null, municipal: { inhabitants, year: 2023 } })
const unknown: Population = { total: null, municipal: null }

const commune = (population: Population, holders: Commune['holders'] = {}, code = '92036'): Commune => ({
  code,
  name: `Commune ${code}`,
  population,
  holders,
})
const cc: Holder = { id: 'cc', kind: 'epci', name: 'CC de la Navette', outsideInhabitants: null }
const dutiesOf = (one: Commune) => listBearers([one], [])[0]?.duties

describe('what the law asks of a commune alone', () => {
  test.each([
    [3_500, 'not-required', 'not-required'],
    [3_501, 'required', 'not-required'],
    [10_000, 'required', 'not-required'],
    [10_001, 'required', 'required'],
  ] as const)('with %i inhabitants, planning and quality are %s, a schéma and a relay %s', (count, duties, schema) => {
    expect(dutiesOf(commune(total(count)))).toEqual({ planning: duties, quality: duties, schema, relay: schema })
  })
  test('is asked of the same mission whether somebody said that it keeps it or not', () => {
    const byTheCommune = { census: null, information: null, planning: null, quality: null }
    expect(dutiesOf(commune(total(4_000), byTheCommune))).toEqual(dutiesOf(commune(total(4_000))))
  })
})

describe('an EPCI', () => {
  const three = ['1', '2', '3'].map((code) => commune(total(4_000), { planning: 'cc' }, code))
  test('to which three communes of 4,000 transferred the planning owes a schéma, none of them does', () => {
    const [epci, ...communes] = listBearers(three, [cc])
    expect(epci).toMatchObject({ name: 'CC de la Navette', counts: { planning: { least: 12_000, isExact: true } } })
    expect(epci?.duties).toEqual({ planning: 'required', quality: null, schema: 'required', relay: null })
    expect(communes.map(({ duties }) => [duties.planning, duties.quality, duties.schema])).toEqual(
      three.map(() => [null, 'required', null]),
    )
    expect(schemaVerdict(listBearers(three, [cc]))).toBe('required')
  })
  test('counts communes of outside that transferred too', () => {
    const [epci] = listBearers(three.slice(0, 2), [{ ...cc, outsideInhabitants: 2_001 }])
    expect(epci?.counts.planning?.least).toBe(10_001)
    expect(epci?.duties.schema).toBe('required')
  })
  test('that received information or quality owes the relay', () => {
    const given = three.map((one) => ({ ...one, holders: { information: 'cc' } }))
    expect(listBearers(given, [cc])[0]?.duties).toEqual({
      planning: null,
      quality: null,
      schema: null,
      relay: 'required',
    })
  })
  test('without any commune has no line', () => {
    expect(listBearers([commune(total(100))], [cc]).map(({ kind }) => kind)).toEqual(['commune'])
  })
})

describe('populations that are not known', () => {
  test('the municipal one is enough above the threshold, since the total is never less', () => {
    expect(dutiesOf(commune(municipal(10_001)))?.schema).toBe('required')
  })
  test('under it, the total is asked for and nothing is guessed', () => {
    expect(dutiesOf(commune(municipal(3_500)))?.planning).toBe('to-confirm')
    expect(dutiesOf(commune(unknown))?.planning).toBe('to-confirm')
  })
  test('are named in the count', () => {
    const count = countInhabitants([
      commune(total(4_000), {}, '1'),
      commune(municipal(900), {}, '2'),
      commune(unknown, {}, '3'),
    ])
    expect(count).toEqual({
      ...{ communes: 3, least: 4_900, isExact: false },
      ...{ withoutTotal: ['Commune 2', 'Commune 3'], withoutAny: ['Commune 3'] },
    })
    expect(verdictOf(count, 3_500)).toBe('required')
    expect(verdictOf(count, 10_000)).toBe('to-confirm')
  })
  test('of no commune at all, nothing is asked', () => {
    expect(schemaVerdict(listBearers([], []))).toBeNull()
  })
})

test.each([
  ['2018-12-31', true],
  ['2024-12-31', true],
  ['2025-01-01', false],
  [null, false],
])('a CTG that ends on %s: nothing is asked of it, %s', (endsOn, expected) => {
  expect(endedBeforeLaw({ endsOn })).toBe(expected)
})
