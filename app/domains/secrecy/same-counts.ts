/**
 * A table is known by its counts, as a total is: named otherwise, it speaks of the same counts for whoever reads both. What left is
 * read under the names of the table that is masked, or attacked. Pure. Rules: docs/rules/secrecy.md §4.4 bis.
 */
import type { AxisNode, ReleasedTable } from './secrecy.ts'

type Said = number | 'secret' | null
/** A table about to leave: as it is counted where it is masked, as it is shown where it is attacked. */
export type Named = Pick<ReleasedTable, 'universe' | 'rows' | 'columns'> & {
  readonly said: readonly (readonly Said[])[]
}
type Pairs = Map<number, number>
type Borne = { readonly counts: number; readonly bits: number }

/** Counts that agree by chance: three of a hundred, once in a million. Under names of their own; a name or a place in a list asks less. */
const byCountsAlone: Borne = { counts: 3, bits: 20 }
const besideNames: Borne = { counts: 1, bits: 10 }

/** Whether counts that both show bear out that they are the same, each value once; never when one of them denies it. */
function isBorneOut(cells: readonly (readonly [Said, Said])[], least: Borne): boolean {
  const same = new Set<number>()
  for (const [one, other] of cells) {
    if (typeof one !== 'number' || typeof other !== 'number') continue
    if (one !== other) return false
    if (one > 0) same.add(one)
  }
  return same.size >= least.counts && [...same].reduce((bits, count) => bits + Math.log2(count), 0) >= least.bits
}

type Lines = {
  readonly ours: readonly AxisNode[]
  readonly theirs: readonly AxisNode[]
  /** Of one of ours and one of theirs, the cells in the lines across that are paired already. */
  readonly cellsOf: (our: number, their: number) => readonly (readonly [Said, Said])[]
}

/** Lines of both that are one, theirs to ours: by their names, by their labels, by their order, then by their counts. */
function pairLines({ ours, theirs, cellsOf }: Lines): Pairs {
  const pairs: Pairs = new Map()
  const free = () => {
    const taken = new Set(pairs.values())
    return {
      ours: ours.flatMap((_, at) => (taken.has(at) ? [] : [at])),
      theirs: theirs.flatMap((_, at) => (pairs.has(at) ? [] : [at])),
    }
  }
  const pairEach = (isOne: (our: number, their: number) => boolean) => {
    for (const their of free().theirs) {
      const [only, ...others] = free().ours.filter((our) => isOne(our, their))
      if (only !== undefined && others.length === 0) pairs.set(their, only)
    }
  }
  pairEach((our, their) => ours[our]?.id === theirs[their]?.id)
  pairEach((our, their) => ours[our]?.label === theirs[their]?.label && isBorneOut(cellsOf(our, their), besideNames))
  const rest = free()
  const inOrder = rest.ours.map((our, rank) => [our, rest.theirs[rank] ?? -1] as const)
  const cells = inOrder.flatMap(([our, their]) => cellsOf(our, their))
  if (rest.ours.length === rest.theirs.length && isBorneOut(cells, besideNames))
    for (const [our, their] of inOrder) pairs.set(their, our)
  pairEach((our, their) => isBorneOut(cellsOf(our, their), byCountsAlone))
  return pairs
}

const renamed = (nodes: readonly AxisNode[], pairs: Pairs, ours: readonly AxisNode[]): readonly AxisNode[] => {
  const ids = new Map(nodes.map(({ id }, rank) => [id, ours[pairs.get(rank) ?? -1]?.id ?? id]))
  return nodes.map((node) => ({
    ...node,
    id: ids.get(node.id) ?? node.id,
    parentId: node.parentId === null ? null : (ids.get(node.parentId) ?? node.parentId),
  }))
}

/** What left, under the names of ours where its counts are those of ours. */
function nameAs<Left extends ReleasedTable>(ours: Named, left: Left): Left {
  const cellAt = (y: number, x: number, their: { readonly y: number; readonly x: number }) =>
    [ours.said[y]?.[x] ?? null, left.cells[their.y]?.[their.x] ?? null] as const
  const named = new Map(ours.rows.map(({ id }, rank) => [id, rank]))
  const sameRows = left.rows.flatMap(({ id }, y) => (named.has(id) ? [[y, named.get(id) ?? -1] as const] : []))
  const columns = pairLines({
    ...{ ours: ours.columns, theirs: left.columns },
    cellsOf: (x, theirX) => sameRows.map(([theirY, y]) => cellAt(y, x, { y: theirY, x: theirX })),
  })
  const rows = pairLines({
    ...{ ours: ours.rows, theirs: left.rows },
    cellsOf: (y, theirY) => [...columns].map(([theirX, x]) => cellAt(y, x, { y: theirY, x: theirX })),
  })
  const cells = [...rows].flatMap(([theirY, y]) =>
    [...columns].map(([theirX, x]) => cellAt(y, x, { y: theirY, x: theirX })),
  )
  if (left.universe !== ours.universe && !isBorneOut(cells, byCountsAlone)) return left
  return {
    ...left,
    universe: ours.universe,
    rows: renamed(left.rows, rows, ours.rows),
    columns: renamed(left.columns, columns, ours.columns),
  }
}

/**
 * @param tables about to leave together
 * @returns what left, each under the names of the table whose counts it says, its own universe first
 */
export const nameByCounts = <Left extends ReleasedTable>(
  tables: readonly Named[],
  released: readonly Left[],
): readonly Left[] =>
  released.map((left) => {
    const own = tables.find(({ universe }) => universe === left.universe)
    if (own) return nameAs(own, left)
    for (const table of tables) {
      const named = nameAs(table, left)
      if (named !== left) return named
    }
    return left
  })
