/** A table of counts with its totals computed, its rests named, its sums checked: what the masking starts from. Pure. */
import type { AxisNode, CountTable, SecrecyRule } from './secrecy.ts'

export type FilledNode = {
  readonly id: string
  readonly parent: number | null
  readonly children: readonly number[]
  /** 0 for a leaf; a total is one above its highest part. */
  readonly height: number
  readonly isWithheld: boolean
}

export type FilledTable = {
  readonly table: CountTable
  /** The nodes of the table in their order, then the rest of each partial one. */
  readonly rows: readonly FilledNode[]
  readonly columns: readonly FilledNode[]
  readonly values: readonly (readonly (number | null)[])[]
}

/** A total that is not the sum of its parts, as the page tells it. */
export type SumFault = {
  readonly axis: 'rows' | 'columns'
  readonly rowId: string
  readonly columnId: string
  readonly total: number
  readonly sum: number
}

/** Why a table cannot be read. */
export type TableFault =
  | { readonly kind: 'shape' }
  | { readonly kind: 'tree'; readonly axis: 'rows' | 'columns' }
  | { readonly kind: 'not-a-count'; readonly rowId: string; readonly columnId: string }
  | { readonly kind: 'sums'; readonly sums: readonly SumFault[] }

function fillAxis(nodes: readonly AxisNode[]): readonly FilledNode[] | undefined {
  const ranks = new Map(nodes.map(({ id }, rank) => [id, rank]))
  if (ranks.size !== nodes.length) return
  const children: number[][] = nodes.map(() => [])
  for (const [rank, { parentId }] of nodes.entries())
    if (parentId !== null) {
      const siblings = children[ranks.get(parentId) ?? -1]
      if (!siblings) return
      siblings.push(rank)
    }
  const partial = nodes.flatMap(({ isPartial }, rank) => (isPartial && children[rank]?.length ? [rank] : []))
  const rests = partial.map((rank) => restIdOf(nodes, rank, children[rank] ?? []))
  for (const [index, rank] of partial.entries()) children[rank]?.push(nodes.length + index)
  const heights = new Map<number, number>()
  const heightOf = (rank: number, depth: number): number => {
    if (depth > nodes.length) return Infinity
    const height =
      heights.get(rank) ?? Math.max(0, ...(children[rank] ?? []).map((child) => 1 + heightOf(child, depth + 1)))
    heights.set(rank, height)
    return height
  }
  if (nodes.some((_, rank) => heightOf(rank, 0) === Infinity)) return
  return [
    ...nodes.map(({ id, parentId, isWithheld }, rank) => ({
      id,
      parent: parentId === null ? null : (ranks.get(parentId) ?? null),
      children: children[rank] ?? [],
      height: heightOf(rank, 0),
      isWithheld: isWithheld === true,
    })),
    ...partial.map((parent, index) => ({
      id: rests[index] ?? '',
      parent,
      children: [],
      height: 0,
      isWithheld: true,
    })),
  ]
}

/** The rest of a total is the same in each table that names the same parts of it. */
const restIdOf = (nodes: readonly AxisNode[], rank: number, parts: readonly number[]): string =>
  JSON.stringify([nodes[rank]?.id, ...parts.map((part) => nodes[part]?.id ?? '').toSorted()])

type Grid = (number | null)[][]
const at = (grid: Grid, y: number, x: number): number | null => grid[y]?.[x] ?? null

/** Totals from their parts and the last part from its total, along one axis; true when something was learnt. */
function fillSums(nodes: readonly FilledNode[], length: number, get: Getter, set: Setter): boolean {
  let hasLearnt = false
  for (const [rank, { children }] of nodes.entries()) {
    if (children.length === 0) continue
    for (let other = 0; other < length; other++) {
      const missing = [rank, ...children].filter((one) => get(one, other) === null)
      const [only] = missing
      if (missing.length !== 1 || only === undefined) continue
      const sum = children.reduce((total, child) => total + (get(child, other) ?? 0), 0)
      set(only, other, only === rank ? sum : (get(rank, other) ?? 0) - sum)
      hasLearnt = true
    }
  }
  return hasLearnt
}
type Getter = (node: number, other: number) => number | null
type Setter = (node: number, other: number, value: number) => void

function listSumFaults({ rows, columns, values }: FilledTable, roundedTo: number): readonly SumFault[] {
  const faultsOf = (axis: 'rows' | 'columns', nodes: readonly FilledNode[], length: number, get: Getter) =>
    nodes.flatMap(({ children }, rank) =>
      Array.from({ length }, (_, other): readonly SumFault[] => {
        const total = get(rank, other)
        const parts = children.map((child) => get(child, other))
        if (children.length === 0 || total === null) return []
        const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0)
        const room = roundedTo > 1 ? (roundedTo * (children.length + 1)) / 2 : 0
        const isFault = parts.includes(null) ? sum > total + room : Math.abs(sum - total) > room
        const [row, column] = axis === 'rows' ? [rows[rank], columns[other]] : [rows[other], columns[rank]]
        return isFault && row && column ? [{ axis, rowId: row.id, columnId: column.id, total, sum }] : []
      }).flat(),
    )
  return [
    ...faultsOf('rows', rows, columns.length, (y, x) => values[y]?.[x] ?? null),
    ...faultsOf('columns', columns, rows.length, (x, y) => values[y]?.[x] ?? null),
  ]
}

/** The table filled, or why it cannot be. */
export function fillTable(table: CountTable, rule: SecrecyRule): FilledTable | TableFault {
  const rows = fillAxis(table.rows)
  const columns = fillAxis(table.columns)
  if (!rows) return { kind: 'tree', axis: 'rows' }
  if (!columns) return { kind: 'tree', axis: 'columns' }
  const isShaped =
    table.values.length === table.rows.length && table.values.every(({ length }) => length === table.columns.length)
  if (!isShaped) return { kind: 'shape' }
  const values: Grid = rows.map((_, y) => columns.map((_, x) => table.values[y]?.[x] ?? null))
  const bad = values.flatMap((line, y) =>
    line.flatMap((value, x) => (value === null || (Number.isSafeInteger(value) && value >= 0) ? [] : [{ y, x }])),
  )[0]
  if (bad) return { kind: 'not-a-count', rowId: rows[bad.y]?.id ?? '', columnId: columns[bad.x]?.id ?? '' }
  const set = (y: number, x: number, value: number) => {
    const line = values[y]
    if (line) line[x] = value
  }
  if (rule.roundedTo === undefined)
    while (
      fillSums(rows, columns.length, (y, x) => at(values, y, x), set) ||
      fillSums(
        columns,
        rows.length,
        (x, y) => at(values, y, x),
        (x, y, value) => set(y, x, value),
      )
    );
  const filled = { table, rows, columns, values }
  const negative = values.some((line) => line.some((value) => value !== null && value < 0))
  const sums = listSumFaults(negative ? { ...filled, values: table.values } : filled, rule.roundedTo ?? 1)
  return sums.length > 0 || negative ? { kind: 'sums', sums } : filled
}
