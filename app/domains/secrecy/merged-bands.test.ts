/** Bands that a second table puts together: with the first one, they give back what it hides. Rules: docs/rules/secrecy.md §4.3 ter. */
import { describe, expect, test } from 'vitest'
import { auditRelease } from './audit-release.ts'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { listUnions } from './merged-bands.ts'
import { type AxisNode, type CountTable, defaultRule, type ReleasedTable } from './secrecy.ts'

const rule = defaultRule('enfants')
const node = (id: string, parentId: string | null): AxisNode => ({ id, label: id, parentId })
const rows = [node('ville', null), ...['luth', 'agnettes', 'village'].map((id) => node(id, 'ville'))]
const fine = ['0-2 ans', '3-5 ans', '6-11 ans', '12-17 ans']
const values = [
  [3, 27, 40, 10],
  [30, 25, 45, 50],
  [35, 22, 38, 61],
]
/** Of these lines, bands put together by their ranks, with the totals. */
function tableOf(names: readonly string[], ranks: readonly (readonly number[])[]): CountTable {
  const lines = values.map((line) => ranks.map((of) => of.reduce((sum, rank) => sum + (line[rank] ?? 0), 0)))
  const whole = ranks.map((_, x) => lines.reduce((sum, line) => sum + (line[x] ?? 0), 0))
  return {
    universe: 'enfants 2023',
    rows,
    columns: [node('all', null), ...names.map((name) => node(name, 'all'))],
    values: [whole, ...lines].map((line) => [line.reduce((sum, count) => sum + count, 0), ...line]),
  }
}
const byFine = tableOf(fine, [[0], [1], [2], [3]])
/** The three of 0-2 in Luth are hidden with others of two bands that will be put together with shown ones. */
const left: ReleasedTable = {
  ...{ version: 1, universe: byFine.universe, rows, columns: byFine.columns, rule, areZerosShown: true },
  cells: byFine.values.map((line, y) =>
    line.map((count, x) => ((y === 1 || y === 2) && (x === 1 || x === 3) ? 'secret' : count)),
  ),
}

test.each([
  ['two by two', ['0-5 ans', '6-17 ans']],
  ['said in words', ['moins de 6 ans', '6 ans et plus']],
])('bands put together %s are attacked with the finer ones, and masked beside them', async (_, names) => {
  expect(await auditRelease(left, rule, [])).toMatchObject({ isSafe: true })
  const merged = tableOf(names, [
    [0, 1],
    [2, 3],
  ])
  const alone = publishedFactsOf(await maskTable(merged, rule, []))
  expect(alone.cells.flat()).not.toContain('secret')
  expect(await auditRelease(alone, rule, [left])).toMatchObject({ isSafe: false })
  const beside = await maskTable(merged, rule, [left])
  expect(beside.audit.isSafe).toBe(true)
  expect(await auditRelease(publishedFactsOf(beside), rule, [left])).toMatchObject({ isSafe: true })
})

describe('is the union of others, by its name', () => {
  const unions = (total: string, parts: readonly string[]) =>
    listUnions(
      [node(total, null)],
      parts.map((part) => node(part, null)),
    ).map((one) => one.parts)
  test.each([
    ['0-5 ans', ['0-2 ans', '3-5 ans', '6-11 ans'], ['0-2 ans', '3-5 ans']],
    ['moins de 6 ans', ['moins de 3 ans', 'de 3 à 5 ans'], ['moins de 3 ans', 'de 3 à 5 ans']],
    ['0 à 800 €', ['0 à 400 €', '400 à 800 €'], ['0 à 400 €', '400 à 800 €']],
    ['1 000 € et plus', ['1 000 à 1 200 €', 'plus de 1 200 €'], ['1 000 à 1 200 €', 'plus de 1 200 €']],
    ['0-2 ans', ['0 an', '1 an', '2 ans'], ['0 an', '1 an', '2 ans']],
  ])('%s', (total, parts, expected) => {
    expect(unions(total, parts)).toEqual([expected])
  })
  test.each([
    ['0-5 ans', ['0-2 ans', '4-5 ans']],
    ['1-5 ans', ['0-2 ans', '3-5 ans']],
    ['0-5 ans', ['0-5 ans']],
    ['Locataires', ['0-2 ans', '3-5 ans']],
  ])('not %s of %j', (total, parts) => {
    expect(unions(total, parts)).toEqual([])
  })
})
