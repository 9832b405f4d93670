/** Cells that two bands or two territories put together would free. Pure but for the solver. Rules: docs/rules/secrecy.md §5. */
import { maskTable } from './mask-table.ts'
import {
  type AxisNode,
  type CountTable,
  joinedId,
  type MaskedTable,
  type ReleasedTable,
  type SecrecyRule,
} from './secrecy.ts'

type Axis = 'rows' | 'columns'

export type Grouping = {
  readonly axis: Axis
  readonly ids: readonly [string, string]
  /** Cells hidden once the two are put together. */
  readonly hidden: number
  /** By how many fewer than today. */
  readonly freed: number
  /** The table with the two put together: give it to `maskTable`. */
  readonly table: CountTable
}

/** Each is a masking of its own: only so many are tried, on tables that are masked in a moment. */
const mostTried = 12
const mostCells = 2_000

const isHidden = (mark: string): boolean => mark === 'primary' || mark === 'complementary'
const countHidden = ({ cells }: MaskedTable): number => cells.flat().filter(({ mark }) => isHidden(mark)).length

/** Leaves that may be put together: visible, of one parent, in the order of the table. */
function listSiblings(nodes: readonly AxisNode[]): readonly (readonly AxisNode[])[] {
  const leaves = nodes.filter(({ id, isWithheld }) => !isWithheld && !nodes.some(({ parentId }) => parentId === id))
  const parents = [...new Set(leaves.map(({ parentId }) => parentId))]
  return parents
    .map((parent) => leaves.filter(({ parentId }) => parentId === parent))
    .filter(({ length }) => length > 2)
}

/** Bands are neighbours; among territories, the two smallest of a branch that hides something. */
function listPairs({
  table,
  cells,
}: MaskedTable): readonly { readonly axis: Axis; readonly pair: readonly [AxisNode, AxisNode] }[] {
  const hiddenIn = (axis: Axis, { id }: AxisNode): number => {
    const at = table[axis].findIndex((node) => node.id === id)
    const line = axis === 'rows' ? (cells[at] ?? []) : cells.flatMap((one) => one[at] ?? [])
    return line.filter(({ mark }) => isHidden(mark)).length
  }
  const sizeOf = ({ id }: AxisNode): number =>
    Math.max(0, ...(cells[table.rows.findIndex((node) => node.id === id)] ?? []).map(({ value }) => value ?? 0))
  const bands = listSiblings(table.columns).flatMap((siblings) =>
    siblings.slice(1).flatMap((node, rank) => {
      const before = siblings[rank]
      return before ? [{ axis: 'columns' as const, pair: [before, node] as const }] : []
    }),
  )
  const territories = listSiblings(table.rows).flatMap((siblings) => {
    const [one, two] = siblings.filter((node) => hiddenIn('rows', node) > 0).toSorted((a, b) => sizeOf(a) - sizeOf(b))
    return one && two ? [{ axis: 'rows' as const, pair: [one, two] as const }] : []
  })
  return [...bands, ...territories]
    .map((one) => ({ ...one, hidden: hiddenIn(one.axis, one.pair[0]) + hiddenIn(one.axis, one.pair[1]) }))
    .filter(({ hidden }) => hidden > 0)
    .toSorted((a, b) => b.hidden - a.hidden)
    .slice(0, mostTried)
}

const adds = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)

/**
 * The two under a new node, which alone is said: their own counts stay for the sums, so that what left before is still held against
 * them.
 */
export function groupTogether(table: CountTable, axis: Axis, [one, two]: readonly [AxisNode, AxisNode]): CountTable {
  const nodes = table[axis]
  const id = joinedId([one.id, two.id])
  const joined: AxisNode = { id, label: `${one.label} + ${two.label}`, parentId: one.parentId }
  const [first, second] = [one, two].map((node) => nodes.findIndex((other) => other.id === node.id))
  if (first === undefined || second === undefined) return table
  const grouped = [
    ...nodes.map((node) => (node === one || node === two ? { ...node, parentId: id, isWithheld: true } : node)),
  ].toSpliced(first, 0, joined)
  const values =
    axis === 'rows'
      ? table.values.toSpliced(
          first,
          0,
          table.columns.map((_, x) => adds(table.values[first]?.[x] ?? null, table.values[second]?.[x] ?? null)),
        )
      : table.values.map((line) => line.toSpliced(first, 0, adds(line[first] ?? null, line[second] ?? null)))
  const { largest: _, ...plain } = table
  return { ...plain, [axis]: grouped, values }
}

/**
 * What each grouping would free, the most useful first, those that free nothing left out.
 * @returns empty for a table too large to try: its branches may be looked at apart
 */
export async function proposeGroupings(
  table: CountTable,
  rule: SecrecyRule,
  released: readonly ReleasedTable[],
): Promise<readonly Grouping[]> {
  if (table.rows.length * table.columns.length > mostCells || table.largest) return []
  const masked = await maskTable(table, rule, released)
  if (!masked.audit.isSafe) return []
  const today = countHidden(masked)
  const groupings: Grouping[] = []
  for (const { axis, pair } of listPairs(masked)) {
    const grouped = groupTogether(masked.table, axis, pair)
    const again = await maskTable(grouped, rule, released)
    const hidden = countHidden(again)
    if (again.audit.isSafe && hidden < today)
      groupings.push({ axis, ids: [pair[0].id, pair[1].id], hidden, freed: today - hidden, table: grouped })
  }
  return groupings.toSorted((a, b) => b.freed - a.freed)
}
