/** The same counts under other names: a second masking of them is read with the first. */
import { describe, expect, test } from 'vitest'
import { processorMs } from '#test/processor-ms.ts'
import { auditRelease } from './audit-release.ts'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { nameByCounts } from './same-counts.ts'
import { type AxisNode, type CountTable, defaultRule, type ReleasedTable } from './secrecy.ts'

const rule = defaultRule('foyers')
const node = (id: string, parentId: string | null): AxisNode => ({ id, label: id, parentId })
const rows = [node('town', null), ...['luth', 'agnettes', 'village'].map((id) => node(id, 'town'))]
const columns = [node('all', null), ...['qf:bas', 'qf:haut'].map((id) => node(id, 'all'))]
const values = [
  [1656, 1508, 148],
  [521, 518, 3],
  [528, 488, 40],
  [607, 502, 105],
]
/** Households by band; the small count is hidden with one more line. */
const hiding = (beside: number): ReleasedTable => ({
  ...{ version: 1, universe: 'foyers 2023', rows, columns, rule, areZerosShown: true },
  cells: values.map((line, y) => line.map((count, x) => (x > 0 && (y === 1 || y === beside) ? 'secret' : count))),
})
const left = hiding(3)
const again = hiding(2)
const counted: CountTable = { universe: again.universe, rows, columns, values }

const otherwise = (table: ReleasedTable, rename: (id: string) => string): ReleasedTable => {
  const named = (nodes: readonly AxisNode[]) =>
    nodes.map(({ id, parentId, ...node }) => ({ ...node, id: rename(id), parentId: parentId && rename(parentId) }))
  return { ...table, rows: named(table.rows), columns: named(table.columns) }
}
const names: readonly (readonly [string, ReleasedTable])[] = [
  ['what is counted is called otherwise', { ...left, universe: 'foyers allocataires 2023' }],
  ['the year is another', { ...left, universe: 'foyers 2024' }],
  ['its categories are called otherwise', otherwise(left, (id) => id.replace('qf:', 'quotient familial:'))],
  ['its places are called otherwise', otherwise(left, (id) => id.replace(/^(luth|agnettes|village)$/, 'quartier $1'))],
]

describe.each(names)('a table that left before, of which %s', (_, former) => {
  const ledger = (said: readonly (readonly (number | 'secret' | null)[])[]) =>
    nameByCounts([{ ...counted, said }], [former])

  test('is attacked with the one that says its counts again', async () => {
    expect(await auditRelease(again, rule, [])).toMatchObject({ isSafe: true })
    expect(await auditRelease(again, rule, ledger(again.cells))).toMatchObject({ isSafe: false })
  })

  test('is known by the workstation, which hides the same counts', async () => {
    const masked = await maskTable(counted, rule, [former])
    expect(masked.audit.isSafe).toBe(true)
    expect(await auditRelease(publishedFactsOf(masked), rule, ledger(publishedFactsOf(masked).cells))).toMatchObject({
      isSafe: true,
    })
  })
})

describe('is no such table', () => {
  test.each([
    [
      'one that shows another count',
      { ...left, universe: 'enfants 2023', cells: [[1657, 1508, 149], ...left.cells.slice(1)] },
    ],
    ['one of which two counts only are the same', { ...left, universe: 'enfants 2023', cells: [[1656, 1508, null]] }],
    ['one of small counts', { ...left, universe: 'places 2023', cells: left.cells.map((line) => line.map(() => 6)) }],
  ] satisfies [string, ReleasedTable][])('%s', (_, former) => {
    const said = former.universe === 'places 2023' ? former.cells : values
    expect(nameByCounts([{ ...counted, said }], [former])).toEqual([former])
  })
})

test.each([
  ['places go from one line to another', 20, 3],
  ['some come where there were none', 0, 3],
])(
  'of two years that differ in hidden counts alone, the control says what the workstation says: %s',
  async (_, then, now) => {
    const ofYear = (year: number, luth: number): CountTable => ({
      ...{ universe: `places ${year}`, rows: [...rows, node('gare', 'town')], columns: columns.slice(0, 1) },
      values: [[1640], [luth], [120 - luth], [1120], [400]],
    })
    const former = publishedFactsOf(await maskTable(ofYear(2024, then), rule, []))
    const masked = await maskTable(ofYear(2025, now), rule, [former])
    const published = publishedFactsOf(masked)
    expect(masked.audit.isSafe).toBe(true)
    const read = nameByCounts([{ ...published, said: published.cells }], [former])
    expect(await auditRelease(published, rule, read)).toMatchObject({ isSafe: true })
    // What differs in sight is another year, of which no more is hidden.
    const other = publishedFactsOf(await maskTable(ofYear(2025, 20), rule, [former]))
    expect(other.cells.flat()).not.toContain('secret')
  },
)

test('four thousand lines called otherwise are looked up by their counts, not compared with every one', () => {
  const nodes = (name: string) => Array.from({ length: 4_000 }, (_, rank) => node(`${name} ${rank}`, null))
  const table = (name: string): ReleasedTable => ({
    ...{ ...left, universe: name, rows: nodes(name), columns: columns.slice(1) },
    cells: nodes(name).map((_, y) => [100 + ((y * 31) % 997), 100 + ((y * 17) % 991)]),
  })
  const ours = table('IRIS 2024')
  const name = () => nameByCounts([{ ...ours, said: ours.cells.toReversed() }], [table('IRIS 2023')])
  expect(processorMs(() => expect(name()).toHaveLength(1))).toBeLessThan(1_500)
})
