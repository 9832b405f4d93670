/** Figures that a party may share, as they are sent: masked with care, masked badly, by year. */
import { expect } from 'vitest'
import { maskTables, publishedFactsOf } from '#app/domains/secrecy/mask-table.ts'
import { type CountTable, defaultRule, type EarlierRelease, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { type CtgFixture, givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { checkDeposit } from './check-deposit.server.ts'

export const db = await testDatabase()

export async function givenGennevilliers(): Promise<CtgFixture> {
  const ctg = await givenCtg(db)
  await db.insertInto('ctg_perimeter').values({ ctg_id: ctg.ctgId, territory_code: '92036' }).execute()
  return ctg
}

/** Households of three quartiers by band; a canary under the threshold in each hidden place. */
export const counts: CountTable = {
  universe: 'foyers 2023',
  rows: [
    { id: 'nom:luth', label: 'Luth', parentId: '92036' },
    { id: 'nom:agnettes', label: 'Agnettes', parentId: '92036' },
    { id: 'nom:village', label: 'Village', parentId: '92036' },
    { id: '92036', label: 'Gennevilliers', parentId: null },
  ],
  columns: [
    { id: 'qf:bas', label: 'bas', parentId: 'ensemble' },
    { id: 'qf:haut', label: 'haut', parentId: 'ensemble' },
    { id: 'ensemble', label: 'Ensemble', parentId: null },
  ],
  values: [
    [518, 3, 521],
    [488, 40, 528],
    [502, 105, 607],
    [1508, 148, 1656],
  ],
}

export async function mask(table: CountTable, released: readonly EarlierRelease[]): Promise<ReleasedTable> {
  const [masked] = await maskTables([table], defaultRule('foyers'), released)
  return publishedFactsOf(masked ?? expect.unreachable())
}
export const maskedRelease = () => mask(counts, [])

/** The same households, 20 of them in another band. */
const moved = [20, -20, 0]
export const righted: CountTable = {
  ...counts,
  values: counts.values.map((row, y) => (y < 2 ? row : row.map((count, x) => (count ?? 0) + (moved[x] ?? 0)))),
}

/** The small count alone is hidden: a subtraction gives it back. */
export const naive = (): ReleasedTable => ({
  ...{ version: 1, universe: counts.universe, rows: counts.rows, columns: counts.columns },
  ...{ rule: defaultRule('foyers'), areZerosShown: true },
  cells: counts.values.map((row) => row.map((value) => (value === 3 ? 'secret' : value))),
})

/** The small count alone is hidden, and a line that no word tells is the sum of the others. */
export const untoldWhole = (): ReleasedTable => ({
  ...{ version: 1, universe: 'foyers 2025', rule: defaultRule('foyers'), areZerosShown: true },
  rows: ['Luth', 'Agnettes', 'Grésillons', 'Village', 'Chandon', 'Toute la ville'].map((label) => ({
    ...{ id: `nom:${label.toLowerCase()}`, label, parentId: null },
  })),
  columns: [{ id: 'ensemble', label: 'Ensemble', parentId: null }],
  cells: [[12], ['secret'], [7], [8], [0], [30]],
})

export const fields = {
  ...{
    name: 'Foyers par quartier',
    unit: 'count' as const,
    statisticalUnit: 'foyers',
    definition: 'Foyers allocataires.',
  },
  ...{
    source: 'Caf',
    sourceOn: '2024-01-15',
    categoryName: 'Quotient familial',
    audience: 'members' as const,
    threshold: '5',
  },
}
export const contentOf = (released: ReleasedTable, year = 2023) => JSON.stringify({ releases: [{ year, released }] })

/** One figure of the whole perimeter a year. */
export const seriesOf = (values: readonly number[]) =>
  JSON.stringify({
    releases: values.map((value, index) => ({
      year: 2023 + index,
      released: {
        ...{ version: 1, universe: `enfants ${2023 + index}`, areZerosShown: true, rule: defaultRule('enfants') },
        rows: [{ id: '92036', label: 'Gennevilliers', parentId: null }],
        columns: [{ id: 'ensemble', label: 'Ensemble', parentId: null }],
        cells: [[value]],
      },
    })),
  })
export const series = { ...fields, name: 'Inscriptions au périscolaire', statisticalUnit: 'enfants', categoryName: '' }

export const check = (ctgId: string, datasetId: string, at = testInstant) =>
  checkDeposit(db, at, { ctgId, datasetId, author: { personId: null, name: 'Statisticienne' } })
