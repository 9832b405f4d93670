/** Sums that two versions of a table say otherwise, and which counts may then be the only one that was corrected. Pure. Rules: docs/rules/secrecy.md §8.3. */
import { type AttackEquations, readAxis, type Tie, type Unknown } from './attack-equations.ts'
import { type AxisNode, cellKey, type ReleasedTable } from './secrecy.ts'

/** Each is tried in its group: beyond so much work nothing is proved, and it is refused. */
const mostSupposed = 40_000

const termsKey = (terms: Tie['terms']): string => JSON.stringify(terms.toSorted(([one], [other]) => one - other))

/**
 * Sums of the same hidden counts that two versions say otherwise: one of these counts at least was corrected. Also those that give
 * back, to one more count that is hidden now, what was shown before.
 */
export function listDenied(
  { unknowns, ties }: AttackEquations,
  before: ReadonlyMap<string, number | 'secret' | null>,
): readonly Set<string>[] {
  const values = new Map<string, Set<number>>()
  for (const { terms, value } of ties)
    values.set(termsKey(terms), (values.get(termsKey(terms)) ?? new Set<number>()).add(value))
  const keyAt = (rank: number) => unknowns.slice(rank, rank + 1).map(({ place }) => cellKey(place))
  const shownAt = (rank: number) => (unknowns[rank]?.isHidden ? before.get(keyAt(rank)[0] ?? '') : undefined)
  return ties.flatMap(({ terms, value }) => {
    const isOtherwise = (values.get(termsKey(terms))?.size ?? 0) > 1
    const found = terms.find(([rank, coefficient]) => {
      const shown = shownAt(rank)
      if (typeof shown !== 'number') return false
      const others = values.get(termsKey(terms.filter(([other]) => other !== rank)))
      return others?.has(value - coefficient * shown) ?? false
    })
    const denied = isOtherwise ? terms : found ? terms.filter((term) => term !== found) : []
    return denied.length > 0 ? [new Set(denied.flatMap(([rank]) => keyAt(rank)))] : []
  })
}

/** From the key of a count: that key, then those of the totals above it. */
type ListAbove = (key: string) => readonly string[]

function readLines(axes: readonly (readonly AxisNode[])[]): (id: string) => readonly string[] {
  const totals = new Map<string, Set<string>>()
  for (const { id, childIds } of axes.flatMap((nodes) => readAxis(nodes) ?? []))
    for (const childId of childIds) totals.set(childId, (totals.get(childId) ?? new Set<string>()).add(id))
  return (id) => {
    const found = new Set([id])
    for (const one of found) for (const total of totals.get(one) ?? []) found.add(total)
    return [...found]
  }
}

/** In any of these tables. */
export function readAbove(tables: readonly ReleasedTable[]): ListAbove {
  const [rowsAbove, columnsAbove] = [
    readLines(tables.map(({ rows }) => rows)),
    readLines(tables.map(({ columns }) => columns)),
  ]
  return (key) => {
    const [universe, row, column]: [string, string, string] = JSON.parse(key)
    return rowsAbove(row).flatMap((rowId) =>
      columnsAbove(column).map((columnId) => cellKey({ universe, rowId, columnId })),
    )
  }
}

/** Counts of a group that may be the only one corrected: they, or a total above, are in each sum denied. @throws when they are too many */
export function listAlone(
  keys: ReadonlySet<string>,
  denied: readonly ReadonlySet<string>[],
  listAbove: ListAbove,
): readonly string[] {
  const within = denied.filter((sum) => [...sum].some((key) => keys.has(key)))
  const alone = [...keys].filter((key) => {
    const above = listAbove(key)
    return within.every((sum) => above.some((one) => sum.has(one)))
  })
  if (alone.length * keys.size > mostSupposed) throw new Error('too many counts may be the one that was corrected')
  return alone
}

/** The others are held for known: nothing is sought of them. */
export function onlyOf(
  { unknowns, ties }: AttackEquations,
  isSought: (unknown: Unknown, rank: number) => boolean,
): AttackEquations {
  const sought = new Set(unknowns.flatMap((unknown, rank) => (isSought(unknown, rank) ? [rank] : [])))
  return {
    unknowns: unknowns.map((unknown, rank) => (sought.has(rank) ? unknown : { ...unknown, low: 0, high: 0 })),
    ties: ties.filter(({ terms }) => terms.some(([rank]) => sought.has(rank))),
  }
}
