/** Of hidden counts tied together, which may be the only one that was corrected. */
import { expect, test } from 'vitest'
import { writeAttackEquations } from './attack-equations.ts'
import { listAlone, listDenied, readAbove } from './denied-sums.ts'
import { cellKey, defaultRule, type ReleasedTable } from './secrecy.ts'

const node = (id: string, parentId: string | null) => ({ id, label: id, parentId })
const rows = ['a', 'b', 'c', 'd', 'e', 'f']
/** The totals of two columns and of each row are shown, the rest hidden but what is said. */
const table = (columns: readonly number[], lines: readonly number[], shown?: number): ReleasedTable => ({
  ...{ version: 1, universe: 'foyers 2024', rule: defaultRule('foyers'), areZerosShown: true },
  rows: [node('all', null), ...rows.map((id) => node(id, 'all'))],
  columns: [node('sum', null), node('x', 'sum'), node('y', 'sum')],
  cells: [
    [null, ...columns],
    ...lines.map((line, rank) => [
      line,
      rank === 0 ? (shown ?? ('secret' as const)) : ('secret' as const),
      'secret' as const,
    ]),
  ],
})
const keyOf = (rowId: string, columnId: string) => cellKey({ universe: 'foyers 2024', rowId, columnId })
const group = new Set(rows.flatMap((row) => ['x', 'y'].map((column) => keyOf(row, column))))
const cellsOf = ({ rows, columns, cells }: ReleasedTable) =>
  new Map(
    rows.flatMap((row, y) => columns.map((column, x) => [keyOf(row.id, column.id), cells[y]?.[x] ?? null] as const)),
  )
/** As the attacker reads both: what was shown and is said otherwise is another count. */
function aloneOf(before: ReleasedTable, now: ReleasedTable) {
  const [then, said] = [cellsOf(before), cellsOf(now)]
  const isOther = (key: string) => typeof then.get(key) === 'number' && said.get(key) !== then.get(key)
  const equations = writeAttackEquations([now, before], now, [], (one, key) =>
    one === before && isOther(key) ? `0 ${key}` : key,
  )
  return typeof equations === 'string'
    ? expect.unreachable()
    : listAlone(group, listDenied(equations, then), readAbove([now, before]))
}
const lines = [30, 30, 30, 30, 30, 30]

test('it is where the row and the column that are denied cross', () => {
  expect(aloneOf(table([90, 90], lines), table([97, 90], [30, 37, 30, 30, 30, 30]))).toEqual([keyOf('b', 'x')])
})

test('none is where the sums that are denied do not cross: two of them changed', () => {
  expect(aloneOf(table([90, 90], lines), table([97, 97], [30, 37, 37, 30, 30, 30]))).toEqual([])
})

test('all may be where no sum is denied', () => {
  expect(aloneOf(table([90, 90], lines), table([90, 90], lines))).toHaveLength(12)
})

test('a sum that gives back what was shown to a count hidden since is denied too', () => {
  // a × x was 12 and is hidden now; its row says as much as before, though it changed: a × y did.
  expect(aloneOf(table([90, 90], lines, 12), table([95, 85], lines))).toEqual([keyOf('a', 'y')])
})

test('a count is in the sums of the hidden totals above it: it may be the only one, and they changed with it', () => {
  const unsaid = lines.map(() => 'secret' as const)
  const [before, now] = [90, 97].map((sum) => {
    const one = table([], [])
    const hidden = unsaid.map(() => ['secret' as const, 'secret' as const, 'secret' as const])
    return { ...one, cells: [[sum, 'secret' as const, 'secret' as const], ...hidden] }
  })
  if (!before || !now) return expect.unreachable()
  expect(aloneOf(before, now)).toEqual([...group])
})
