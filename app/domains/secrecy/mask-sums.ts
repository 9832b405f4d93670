/** The sums that tie the counts of a table: those of its totals, and those that hold though nothing tells them. Pure. Rules: docs/rules/secrecy.md §3. */
import { type FilledTable, fillTable, type TableFault } from './filled-table.ts'
import { type FoundSum, findTotals } from './found-totals.ts'
import { listNamed } from './joined-names.ts'
import type { AxisNode, CellPlace, CountTable, SecrecyRule } from './secrecy.ts'

type Filled = FilledTable & { readonly found: readonly FoundSum[] }

/** With all their totals, those that no word tells too. */
export function fillAll(tables: readonly CountTable[], rule: SecrecyRule): readonly Filled[] | TableFault {
  const filled: Filled[] = []
  for (const table of tables) {
    const withTotals = findTotals(table, rule)
    const one = fillTable(withTotals.table, rule)
    if ('kind' in one) return one
    filled.push({ ...one, found: withTotals.sums })
  }
  return filled
}

export type Sum = {
  readonly terms: readonly (readonly [cell: number, coefficient: number])[]
  readonly kind: 'row' | 'column' | 'release'
  /** By their names alone: left aside where no counts fit it. */
  readonly isByNames?: true
}

export function listSums(
  { rows, columns }: Pick<FilledTable, 'rows' | 'columns'>,
  grid: readonly (readonly number[])[],
  kinds: { readonly along: Sum['kind']; readonly down: Sum['kind'] },
): readonly Sum[] {
  const cellAt = (y: number, x: number) => grid[y]?.[x] ?? -1
  const sums: Sum[] = []
  for (const [y, row] of rows.entries())
    for (const [x, column] of columns.entries()) {
      if (row.children.length > 0)
        sums.push({
          terms: [[cellAt(y, x), -1], ...row.children.map((child) => [cellAt(child, x), 1] as const)],
          kind: kinds.down,
        })
      if (column.children.length > 0)
        sums.push({
          terms: [[cellAt(y, x), -1], ...column.children.map((child) => [cellAt(y, child), 1] as const)],
          kind: kinds.along,
        })
    }
  return sums
}

/** The sums that hold though no total names them, where all their counts are known. */
export function listFound(
  { found, rows, columns, values }: Filled,
  grid: readonly (readonly number[])[],
): readonly Sum[] {
  return found.flatMap(({ axis, total, parts }): readonly Sum[] => {
    const [nodes, others] = axis === 'rows' ? [rows, columns] : [columns, rows]
    const ranks = [total, ...parts].map((id) => nodes.findIndex((node) => node.id === id))
    return others.flatMap((_, other): readonly Sum[] => {
      const at = <Value>(lines: readonly (readonly Value[])[], rank: number): Value | undefined =>
        axis === 'rows' ? lines[rank]?.[other] : lines[other]?.[rank]
      const counts = ranks.map((rank) => at(values, rank))
      const [whole, ...parts] = counts
      if (counts.some((count) => count == null) || parts.reduce<number>((sum, one) => sum + (one ?? 0), 0) !== whole)
        return []
      const terms = ranks.map((rank, index) => [at(grid, rank) ?? -1, index === 0 ? -1 : 1] as const)
      return [{ terms, kind: axis === 'rows' ? 'column' : 'row' }]
    })
  })
}

type Shape = { readonly universe: string; readonly rows: readonly AxisNode[]; readonly columns: readonly AxisNode[] }
type Cells = {
  /** Below zero for a count that no table has. */
  readonly rankOf: (place: CellPlace) => number
  readonly shownAt: (rank: number) => { readonly low: number; readonly high: number }
}

const distinct = (nodes: readonly AxisNode[]): readonly AxisNode[] => [
  ...new Map(nodes.map((node) => [node.id, node])).values(),
]

/** Lines that put others together by their names, in tables of one universe that cut otherwise; unless what is shown denies it. */
function listByNames(
  tables: readonly Shape[],
  universe: string,
  axis: 'rows' | 'columns',
  cells: Cells,
): readonly Sum[] {
  const nodes = tables.flatMap((table) => table[axis])
  const others = distinct(tables.flatMap((table) => table[axis === 'rows' ? 'columns' : 'rows']))
  const rankOf = (id: string, other: string) =>
    cells.rankOf({ universe, rowId: axis === 'rows' ? id : other, columnId: axis === 'rows' ? other : id })
  return listNamed(nodes).flatMap(({ total, parts }): readonly Sum[] => {
    const lines = others
      .map(({ id }) => [total, ...parts].map((one) => rankOf(one, id)))
      .filter((ranks) => !ranks.some((rank) => rank < 0))
    const isDenied = lines.some((ranks) => {
      const [whole, ...counts] = ranks.map(cells.shownAt)
      const sum = (end: 'low' | 'high') => counts.reduce((all, count) => all + count[end], 0)
      return whole !== undefined && (sum('low') > whole.high || sum('high') < whole.low)
    })
    if (isDenied) return []
    return lines.map((ranks) => ({
      terms: ranks.map((rank, index) => [rank, index === 0 ? -1 : 1] as const),
      kind: 'release',
      isByNames: true,
    }))
  })
}

/** Of tables that leave and of those that left. */
export const listAllByNames = (tables: readonly Shape[], cells: Cells): readonly Sum[] =>
  [...new Set(tables.map(({ universe }) => universe))].flatMap((universe) => {
    const ofOne = tables.filter((table) => table.universe === universe)
    return [...listByNames(ofOne, universe, 'rows', cells), ...listByNames(ofOne, universe, 'columns', cells)]
  })

export function withoutDoubles(sums: readonly Sum[]): readonly Sum[] {
  const seen = new Map<string, Sum>()
  for (const sum of sums) {
    const key = sum.terms
      .map((term) => term.join())
      .sort()
      .join(' ')
    if (!seen.has(key)) seen.set(key, sum)
  }
  return [...seen.values()]
}
