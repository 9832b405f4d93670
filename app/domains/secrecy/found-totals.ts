/**
 * Totals by what they are, not by what they are called: a line that is, everywhere, the sum of its neighbours or of all the others.
 * The masking holds every such sum; those that make a tree become totals of the table, and leave as such. Pure.
 * Rules: docs/rules/secrecy.md §3.
 */
import { fillTable, type TableFault } from './filled-table.ts'
import type { AxisNode, CountTable, SecrecyRule } from './secrecy.ts'

export type FoundSum = { readonly axis: 'rows' | 'columns'; readonly total: string; readonly parts: readonly string[] }
export type WithTotals = {
  /** The lines that are sums have become parents. */
  readonly table: CountTable
  /** All the sums that hold, those that cross one another too. */
  readonly sums: readonly FoundSum[]
}

type Line = readonly (number | null)[]
type Axis = {
  readonly nodes: readonly AxisNode[]
  readonly lines: ReadonlyMap<string, Line>
  readonly threshold: number
}
type Lines = Omit<Axis, 'nodes'>
type Sum = Omit<FoundSum, 'axis'>

/** How a sum of lines compares with another line: where it is above it somewhere, more lines will not bring it back. */
function compare(total: Line, sum: readonly number[], known: readonly boolean[]): 'under' | 'same' | 'above' {
  let hasSeen = false
  let isUnder = false
  for (const [at, count] of total.entries()) {
    if (count === null) {
      if (!known[at] && (sum[at] ?? 0) === 0) continue
      return 'above'
    }
    if ((sum[at] ?? 0) > count) return 'above'
    if (!known[at]) continue
    if ((sum[at] ?? 0) < count) isUnder = true
    if (count > 0) hasSeen = true
  }
  return isUnder || !hasSeen ? 'under' : 'same'
}

/** The sums that one line is of those that go from it, in order: none, or several when lines of zeros follow. */
function sumsAlong(
  total: string,
  others: readonly string[],
  { lines, threshold }: Lines,
  inner: Inner,
): readonly Sum[] {
  const line = lines.get(total) ?? []
  // A line that is hidden wherever it counts something gives nothing away as a total.
  if (!line.some((count) => count !== null && count >= threshold)) return []
  const sum = line.map(() => 0)
  const known = line.map(() => true)
  const sums: Sum[] = []
  const isBroad = line.filter((count) => count !== null && count > 0).length > 1
  for (const [index, other] of others.entries()) {
    const added = lines.get(other) ?? []
    for (const at of line.keys()) {
      sum[at] = (sum[at] ?? 0) + (added[at] ?? 0)
      if ((added[at] ?? null) === null) known[at] = false
    }
    const answer = compare(line, sum, known)
    if (answer === 'above') break
    // A subtotal of one line, or one line twice: two equal counts alone are chance.
    if (answer === 'same' && (index > 0 || isBroad || inner.has(other)))
      sums.push({ total, parts: others.slice(0, index + 1) })
  }
  return sums
}
type Inner = ReadonlySet<string | null>

/** Of a list in its order: each line against those just above, just below, and all the others. */
function listSums(ids: readonly string[], axis: Lines, inner: Inner): readonly Sum[] {
  return ids.flatMap((total, at) => {
    const [above, below] = [ids.slice(0, at).reverse(), ids.slice(at + 1)]
    const all = above.length > 0 && below.length > 0 ? sumsAlong(total, [...above, ...below], axis, inner) : []
    return [
      ...sumsAlong(total, above, axis, inner),
      ...sumsAlong(total, below, axis, inner),
      ...all.filter(({ parts }) => parts.length === ids.length - 1),
    ]
  })
}

/** The whole first, then the nearest subtotal, then that of one line. */
function pickTotal(ids: readonly string[], sums: readonly Sum[]): Sum | undefined {
  const several = sums.filter(({ parts }) => parts.length > 1)
  return (
    several.find(({ parts }) => parts.length === ids.length - 1) ??
    several.toSorted((one, other) => one.parts.length - other.parts.length)[0] ??
    sums[0]
  )
}

const isOver = (parent: string, parts: readonly string[], lines: Axis['lines']): boolean =>
  (lines.get(parent) ?? []).some(
    (count, at) => count !== null && parts.reduce((sum, part) => sum + (lines.get(part)?.[at] ?? 0), 0) > count,
  )

function nest({ nodes, ...axis }: Axis): { readonly nodes: readonly AxisNode[]; readonly sums: readonly Sum[] } {
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]))
  const sumsOf = (ids: readonly string[]) => listSums(ids, axis, new Set(parents.values()))
  const sums = [...sumsOf(nodes.map(({ id }) => id))]
  for (const parent of new Set(parents.values())) {
    let ids = nodes.flatMap(({ id, parentId }) => (parentId === parent ? [id] : []))
    for (;;) {
      const seen = sumsOf(ids)
      sums.push(...seen)
      // The parts of a total that holds are not regrouped: what it leaves unnamed would change.
      if (parent !== null && !isOver(parent, ids, axis.lines)) break
      const picked = pickTotal(ids, seen)
      if (!picked) break
      for (const part of picked.parts) parents.set(part, picked.total)
      ids = ids.filter((id) => !picked.parts.includes(id))
    }
  }
  return { nodes: nodes.map((node) => ({ ...node, parentId: parents.get(node.id) ?? null })), sums }
}

const keyOf = ({ axis, total, parts }: FoundSum): string => JSON.stringify([axis, total, ...parts.toSorted()])

function find(table: CountTable, { threshold }: SecrecyRule): WithTotals {
  const linesOf = (nodes: readonly AxisNode[], lineOf: (at: number) => Line) =>
    new Map(nodes.map(({ id }, at) => [id, lineOf(at)]))
  const rows = nest({ nodes: table.rows, threshold, lines: linesOf(table.rows, (y) => table.values[y] ?? []) })
  const columns = nest({
    nodes: table.columns,
    threshold,
    lines: linesOf(table.columns, (x) => table.values.map((line) => line[x] ?? null)),
  })
  const sums = [
    ...rows.sums.map((sum) => ({ ...sum, axis: 'rows' as const })),
    ...columns.sums.map((sum) => ({ ...sum, axis: 'columns' as const })),
  ]
  return {
    table: { ...table, rows: rows.nodes, columns: columns.nodes },
    sums: [...new Map(sums.map((sum) => [keyOf(sum), sum])).values()],
  }
}

const isFault = (answer: ReturnType<typeof fillTable>): answer is TableFault => 'kind' in answer

/** Counts that their source has rounded no longer add up: nothing is sought in them. */
export function findTotals(table: CountTable, rule: SecrecyRule): WithTotals {
  const isShaped =
    table.values.length === table.rows.length && table.values.every(({ length }) => length === table.columns.length)
  if (rule.roundedTo !== undefined || !isShaped) return { table, sums: [] }
  const found = find(table, rule)
  // Where some counts are not given, a sum may hold by chance: it must not make a good table a bad one.
  return isFault(fillTable(found.table, rule)) && !isFault(fillTable(table, rule)) ? { ...found, table } : found
}
