/** A place that is all the others but one, under whatever name: with their whole, it gives the one back. Rules: docs/rules/secrecy.md §4.3 bis. */
import { expect, test } from 'vitest'
import { auditRelease } from './audit-release.ts'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { type AxisNode, type CountTable, defaultRule, type ReleasedTable } from './secrecy.ts'

const rule = defaultRule('foyers')
const node = (id: string, parentId: string | null): AxisNode => ({ id, label: id, parentId })
const columns = [node('all', null), ...['bas', 'haut'].map((id) => node(id, 'all'))]
const rows = [node('ville', null), ...['luth', 'agnettes', 'village'].map((id) => node(id, 'ville'))]
const values = [
  [1656, 1508, 148],
  [521, 518, 3],
  [528, 488, 40],
  [607, 502, 105],
]
const left: ReleasedTable = {
  ...{ version: 1, universe: 'foyers 2023', rows, columns, rule, areZerosShown: true },
  cells: values.map((line, y) => line.map((count, x) => (x > 0 && (y === 1 || y === 2) ? 'secret' : count))),
}
const one = (label: string, counts: readonly number[]): CountTable => ({
  ...{ universe: left.universe, rows: [node(label, null)], columns, values: [counts] },
})

test('the rest of a town, deposited alone, is attacked with the town', async () => {
  const rest = one('Hors QPV', [1135, 990, 145])
  const alone = publishedFactsOf(await maskTable(rest, rule, []))
  expect(alone.cells).toEqual([[1135, 990, 145]])
  expect(await auditRelease(alone, rule, [])).toMatchObject({ isSafe: true })
  expect(await auditRelease(alone, rule, [left])).toMatchObject({ isSafe: false })
  const beside = publishedFactsOf(await maskTable(rest, rule, [left]))
  expect(await auditRelease(beside, rule, [left])).toMatchObject({ isSafe: true })
})

test('a place that no count bears out as the rest of a town is another', async () => {
  const other = publishedFactsOf(await maskTable(one('Asnières', [1140, 995, 145]), rule, []))
  expect(await auditRelease(other, rule, [left])).toMatchObject({ isSafe: true })
})
