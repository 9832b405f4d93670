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

const nobody: AxisNode = { id: '', label: '', parentId: null }

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
  /** Cells of a line in the lines across that are paired already, in the same order for both. */
  readonly ourCells: (our: number) => readonly Said[]
  readonly theirCells: (their: number) => readonly Said[]
}

/**
 * Ours that show some counts of a line where it shows them: among thousands of lines, the others are not compared with it.
 * @returns a superset of those that it is borne out by
 */
function indexByCounts({ ours, ourCells }: Lines): (said: readonly Said[]) => readonly number[] {
  const showing = new Map<string, number[]>()
  for (const our of ours.keys())
    for (const [across, count] of ourCells(our).entries()) {
      if (typeof count !== 'number' || count === 0) continue
      const key = `${across} ${count}`
      const lines = showing.get(key)
      if (lines) lines.push(our)
      else showing.set(key, [our])
    }
  return (said) => {
    const times = new Map<number, number>()
    for (const [across, count] of said.entries())
      for (const our of showing.get(`${across} ${count}`) ?? []) times.set(our, (times.get(our) ?? 0) + 1)
    return [...times].flatMap(([our, counts]) => (counts >= byCountsAlone.counts ? our : []))
  }
}

/** Lines of both that are one, theirs to ours: by their names, by their labels, by their order, then by their counts. */
function pairLines(lines: Lines): Pairs {
  const { ours, theirs, ourCells, theirCells } = lines
  const pairs: Pairs = new Map()
  const taken = new Set<number>()
  const pair = (their: number, our: number) => {
    pairs.set(their, our)
    taken.add(our)
  }
  const free = (nodes: readonly AxisNode[], isPaired: (rank: number) => boolean) =>
    [...nodes.keys()].filter((rank) => !isPaired(rank))
  const cellsOf = (our: number, their: number) => {
    const said = theirCells(their)
    return ourCells(our).map((one, across) => [one, said[across] ?? null] as const)
  }
  const pairEach = (find: (their: number) => readonly number[], least?: Borne) => {
    for (const their of free(theirs, (rank) => pairs.has(rank))) {
      const [only, ...others] = find(their).filter(
        (our) => !taken.has(our) && (!least || isBorneOut(cellsOf(our, their), least)),
      )
      if (only !== undefined && others.length === 0) pair(their, only)
    }
  }
  const ranksBy = (wordOf: (node: AxisNode) => string) => {
    const ranks = Map.groupBy(ours.keys(), (rank) => wordOf(ours[rank] ?? nobody))
    return (their: number) => ranks.get(wordOf(theirs[their] ?? nobody)) ?? []
  }
  pairEach(ranksBy(({ id }) => id))
  pairEach(
    ranksBy(({ label }) => label),
    besideNames,
  )
  const restOfOurs = free(ours, (rank) => taken.has(rank))
  const restOfTheirs = free(theirs, (rank) => pairs.has(rank))
  const inOrder = restOfOurs.map((our, rank) => [our, restOfTheirs[rank] ?? -1] as const)
  if (
    restOfOurs.length === restOfTheirs.length &&
    isBorneOut(
      inOrder.flatMap(([our, their]) => cellsOf(our, their)),
      besideNames,
    )
  )
    for (const [our, their] of inOrder) pair(their, our)
  else if (restOfOurs.length > 0 && restOfTheirs.length > 0) {
    const find = indexByCounts(lines)
    pairEach((their) => find(theirCells(their)), byCountsAlone)
  }
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
  const named = new Map(ours.rows.map(({ id }, rank) => [id, rank]))
  const sameRows = left.rows.flatMap(({ id }, y) => (named.has(id) ? [[y, named.get(id) ?? -1] as const] : []))
  const columns = pairLines({
    ...{ ours: ours.columns, theirs: left.columns },
    ourCells: (x) => sameRows.map(([, y]) => ours.said[y]?.[x] ?? null),
    theirCells: (x) => sameRows.map(([y]) => left.cells[y]?.[x] ?? null),
  })
  const sameColumns = [...columns]
  const rows = pairLines({
    ...{ ours: ours.rows, theirs: left.rows },
    ourCells: (y) => sameColumns.map(([, x]) => ours.said[y]?.[x] ?? null),
    theirCells: (y) => sameColumns.map(([x]) => left.cells[y]?.[x] ?? null),
  })
  const cells = [...rows].flatMap(([theirY, y]) =>
    sameColumns.map(([theirX, x]) => [ours.said[y]?.[x] ?? null, left.cells[theirY]?.[theirX] ?? null] as const),
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
