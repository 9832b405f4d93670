/** Corrections of figures that are no counts: both versions say of what is hidden what one of them says, whatever the shares are of. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell, Table } from './deposits.ts'
import { compareUnmasked, tablesOf } from './unmasked-corrections.ts'

type Value = number | 'secret' | null
/** Lines: the whole, then places; columns: the whole, then categories. */
const tableOf = (values: readonly (readonly Value[])[], names = ['', 'Luth', 'Village', 'Agnettes']): Table => ({
  places: values.map((_, place) => ({ place, name: names[place] ?? '', territoryCode: null, areaId: null })),
  categories: values[0]?.slice(1).map((_, rank) => `tranche ${rank + 1}`) ?? [],
  cells: values.flatMap((line, place) =>
    line.flatMap((value, category): readonly Cell[] => {
      if (value === null) return []
      const cell = { place, category, year: 2024 }
      return [value === 'secret' ? { ...cell, value: null, status: value } : { ...cell, value, status: 'published' }]
    }),
  ),
})
const series = (...values: readonly Value[]) => tableOf(values.map((value) => [value]))
/** One place of three says nothing of its second category, and hides the first. */
const partly = (...[one, other]: readonly number[]): Table =>
  tableOf([
    [null, one ?? 0],
    [null, other ?? 0],
    ['secret', null],
  ])

describe('a percentage', () => {
  test.each([
    ['is corrected where nothing is hidden', series(20, 12, 30), series(21, 12, 33), false],
    ['is not where a hidden one could be found by a mean', series(20, 12, 'secret'), series(21, 12, 'secret'), true],
    ['that was hidden is not shown', series(20, 12, 'secret'), series(20, 12, 31), true],
    ['that was shown is not hidden', series(20, 12, 31), series(20, 12, 'secret'), true],
    ['is corrected in the lines that hide nothing', partly(20, 12), partly(21, 13), false],
  ])('%s', (_, former, now, isBesideSecrets) => {
    expect(compareUnmasked(former, now)).toMatchObject({ isBesideSecrets, notSaidAgain: 0 })
  })

  test('of another year changes nothing beside what is hidden in the first, nor does one that is no longer said', () => {
    const former = series(20, 12, 'secret')
    const next = { ...former, cells: former.cells.map((cell) => ({ ...cell, year: 2025 })) }
    expect(compareUnmasked(former, next)).toMatchObject({ isBesideSecrets: false, notSaidAgain: 3 })
    expect(compareUnmasked(former, series(20, null, 'secret'))).toMatchObject({
      isBesideSecrets: false,
      notSaidAgain: 1,
    })
    expect(compareUnmasked(former, series(21, null, 'secret'))).toMatchObject({ isBesideSecrets: true })
  })

  test('that is not said again is counted, and a table that says the same is the same', () => {
    expect(compareUnmasked(series(20, 12, 30), series(20, 12))).toMatchObject({ notSaidAgain: 1, isTheSame: false })
    expect(compareUnmasked(series(20, 12), series(20, 12))).toMatchObject({ isTheSame: true })
    // The same figures in another order of places.
    const [one, other] = [tableOf([[20], [12], [30]]), tableOf([[20], [30], [12]], ['', 'Village', 'Luth'])]
    expect(compareUnmasked(one, other)).toMatchObject({ isTheSame: true })
  })
})

test('what is not collected is no figure, and a rounded one says what it says', () => {
  const table = series(20, 10, 30)
  const saying = (status: Cell['status']): Table => ({
    ...table,
    cells: table.cells.map((cell) =>
      cell.place === 2 ? { ...cell, value: null, status } : { ...cell, status: 'rounded-5' },
    ),
  })
  expect(compareUnmasked(saying('not-collected'), series(20, 10))).toMatchObject({ notSaidAgain: 0, isTheSame: true })
  expect(compareUnmasked(series(20, 10, 30), saying('not-collected'))).toMatchObject({ notSaidAgain: 1 })
  expect(compareUnmasked(saying('not-published'), saying('not-applicable'))).toMatchObject({ isTheSame: false })
})

test('two places of one name are told apart by what they are, else refused', () => {
  const ofLuths = (one: number, other: number, areaId: string | null): Table => {
    const { places, ...table } = tableOf([[one], [other]], ['Luth', 'Luth'])
    return {
      ...table,
      places: places.map((place, rank) => ({ ...place, place: rank + 1, areaId: rank === 0 ? areaId : null })),
      cells: table.cells.map((cell, rank) => ({ ...cell, place: rank + 1 })),
    }
  }
  const same = compareUnmasked(ofLuths(12, 30, 'quartier'), ofLuths(14, 30, 'quartier'))
  expect(same).toMatchObject({ notSaidAgain: 0, isTheSame: false })
  expect(() => compareUnmasked(ofLuths(12, 30, null), ofLuths(14, 30, null))).toThrow('deposits.repeated-cell')
})

const value = fc.constantFrom<Value>(10, 20, 'secret')
const values = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })
/** What is known of the hidden figures of a line by its sum, for whoever knows what each is a share of. */
const equationsOf = (table: readonly (readonly Value[])[], weights: readonly (readonly number[])[]) => {
  const lines = [...table.keys()].flatMap((at) => [
    [0, 1, 2].map((other) => [at, other] as const),
    [0, 1, 2].map((other) => [other, at] as const),
  ])
  return lines.flatMap((line, rank) => {
    const hidden = line.filter(([y, x]) => table[y]?.[x] === 'secret')
    const shown = line.reduce(
      (sum, [y, x]) => sum + Number(table[y]?.[x] === 'secret' ? 0 : table[y]?.[x]) * (weights[y]?.[x] ?? 0),
      0,
    )
    return hidden.length === 0 ? [] : [JSON.stringify([rank, hidden, shown])]
  })
}

test('what passes gives, with any denominators, not one equation more on what is hidden', () => {
  let passed = 0
  fc.assert(
    fc.property(values, values, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (former, drawn, changes) => {
      const now = former.map((line, y) =>
        line.map((was, x) => (changes[3 * y + x] && drawn[y]?.[x] ? drawn[y][x] : was)),
      )
      const { isBesideSecrets, isTheSame } = compareUnmasked(tableOf(former), tableOf(now))
      if (isBesideSecrets || isTheSame) return
      passed++
      const weights = [
        [1, 7, 31],
        [101, 499, 1009],
        [2003, 4001, 8009],
      ]
      expect(equationsOf(now, weights)).toEqual(equationsOf(former, weights))
    }),
    { seed: 13, numRuns: 3000 },
  )
  expect(passed).toBeGreaterThan(20)
})

test('a blurred table is tied where its intervals may add up, and only there', () => {
  const parentsOf = (table: Table) =>
    tablesOf(table, 'foyers')[0]?.rows.map(({ parentId, isPartial }) => [parentId, isPartial])
  expect(parentsOf(series(15, 5, 5))).toEqual([
    [null, undefined],
    ['*', undefined],
    ['*', undefined],
  ])
  expect(parentsOf(series(40, 5, 5))).toEqual([
    [null, true],
    ['*', undefined],
    ['*', undefined],
  ])
  expect(parentsOf(series(5, 20, 20))).toEqual([
    [null, undefined],
    [null, undefined],
    [null, undefined],
  ])
})
