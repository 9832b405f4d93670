/**
 * How closely an attacker can bound each unknown: the least and the greatest count that fit all that is known, by linear programs
 * and, where those stop at a fraction, in whole numbers. Each bound comes with counts that reach it, checked here by addition:
 * the solver is not believed. Pure but for the solver.
 */
import type { Highs } from 'highs'
import type { AttackEquations, Tie, Unknown } from './attack-equations.ts'
import { openProgram, type Program } from './solver.ts'

/** The least and the greatest counts seen of an unknown among counts that fit; `is…est`: none fits beyond. */
export type FoundEnds = { low: number; high: number; isLowest: boolean; isHighest: boolean }

/** Unknowns and ties that no equation binds to the others: attacked apart. */
type Group = { readonly unknowns: readonly number[]; readonly ties: readonly Tie[] }

/** Each once, and only where something is unknown. */
export function listGroups({ unknowns, ties }: AttackEquations): readonly Group[] {
  const heads = unknowns.map((_, rank) => rank)
  const headOf = (rank: number): number => {
    let at = rank
    while (heads[at] !== at) {
      heads[at] = heads[heads[at] ?? at] ?? at
      at = heads[at] ?? at
    }
    return at
  }
  for (const { terms } of ties) for (const [rank] of terms) heads[headOf(rank)] = headOf(terms[0]?.[0] ?? rank)
  const groups = new Map<number, { unknowns: number[]; ties: Tie[] }>()
  for (const [rank, { low, high }] of unknowns.entries()) {
    if (low === high) continue
    const group = groups.get(headOf(rank))
    if (group) group.unknowns.push(rank)
    else groups.set(headOf(rank), { unknowns: [rank], ties: [] })
  }
  for (const tie of ties) groups.get(headOf(tie.terms[0]?.[0] ?? -1))?.ties.push(tie)
  return [...groups.values()]
}

/** Beyond this, a count is said to have no bound. Far above all that is shown, near enough for the solver to be exact. */
const farAbove = ({ unknowns, ties }: AttackEquations): number =>
  1000 + 10 * Math.max(0, ...ties.map(({ value }) => Math.abs(value)), ...unknowns.map(({ low }) => low))

type Counts = readonly number[]
type Bounds = readonly (readonly [low: number, high: number])[]

function doFit(counts: Counts, { unknowns, ties }: Group, bounds: Bounds): boolean {
  const byRank = new Map(unknowns.map((rank, index) => [rank, counts[index] ?? NaN]))
  const sumOf = ({ terms }: Tie) =>
    terms.reduce((sum, [rank, coefficient]) => sum + coefficient * (byRank.get(rank) ?? NaN), 0)
  return (
    bounds.every(([low, high], index) => (counts[index] ?? NaN) >= low && (counts[index] ?? NaN) <= high) &&
    ties.every((tie) => sumOf(tie) === tie.value)
  )
}

/** The solver’s values as counts, when they are whole and add up. */
function readCounts(values: Float64Array, group: Group, bounds: Bounds): Counts | undefined {
  const counts = [...values].map(Math.round)
  const areWhole = counts.every((count, index) => Math.abs(count - (values[index] ?? NaN)) < 1e-4)
  return areWhole && doFit(counts, group, bounds) ? counts : undefined
}

/**
 * Counts that fit and give an unknown its least (sign 1) or its greatest (−1) value; undefined when no whole ones fit.
 * @throws when those given do not add up
 */
function askExtreme(
  program: Program,
  column: number,
  sign: 1 | -1,
  read: (values: Float64Array) => Counts | undefined,
): Counts | undefined {
  const ask = () => {
    program.setCost(column, sign)
    const values = program.minimise()
    program.setCost(column, 0)
    return values
  }
  const values = ask()
  const counts = values && read(values)
  if (counts) return counts
  program.setWhole(true)
  const whole = ask()
  program.setWhole(false)
  if (!whole) return
  const wholeCounts = read(whole)
  if (!wholeCounts) throw new Error('no whole counts add up')
  return wholeCounts
}

/** Whether enough is known of an unknown, tied to so many others: otherwise its greatest count is sought, then its least. */
export type IsSettled = (unknown: Unknown, found: FoundEnds, groupSize: number) => boolean

/** @returns false when no counts fit */
function attackGroup(
  highs: Highs,
  group: Group,
  bounds: Bounds,
  settle: (index: number, found: FoundEnds) => boolean,
  keep: (index: number, found: FoundEnds) => void,
): boolean {
  const ranks = new Map(group.unknowns.map((rank, index) => [rank, index]))
  const program = openProgram(
    highs,
    bounds.map(([low, high]) => ({ cost: 0, low, high })),
    group.ties.map(({ terms, value }) => ({
      terms: terms.map(([rank, coefficient]) => [ranks.get(rank) ?? -1, coefficient]),
      value,
    })),
    'costs',
  )
  try {
    if (!program.minimise()) return false
    const found: FoundEnds[] = bounds.map(() => ({ low: Infinity, high: -Infinity, isLowest: false, isHighest: false }))
    const see = (counts: Counts) => {
      for (const [index, one] of found.entries()) {
        one.low = Math.min(one.low, counts[index] ?? one.low)
        one.high = Math.max(one.high, counts[index] ?? one.high)
      }
    }
    const read = (values: Float64Array) => readCounts(values, group, bounds)
    for (const [index, one] of found.entries()) {
      for (const [sign, end] of [[-1, 'isHighest'] as const, [1, 'isLowest'] as const]) {
        if (settle(index, one)) break
        const counts = askExtreme(program, index, sign, read)
        if (!counts) return false
        see(counts)
        one[end] = true
      }
      keep(index, one)
    }
    return true
  } finally {
    program.close()
  }
}

/**
 * Attacks every unknown until `isSettled`. A bound above `ceiling` is none: `high` is then Infinity.
 * @param unfit takes the ranks of a group that no counts fit, and the others are attacked all the same
 * @returns what was found, by rank; undefined when no counts fit all that was released. @throws when the solver fails
 */
export function findBounds(
  highs: Highs,
  equations: AttackEquations,
  isSettled: IsSettled,
  unfit?: number[][],
): ReadonlyMap<number, FoundEnds> | undefined {
  const bounds = new Map<number, FoundEnds>()
  const ceiling = farAbove(equations)
  for (const group of listGroups(equations)) {
    const unknowns = group.unknowns.flatMap((rank) => equations.unknowns[rank] ?? [])
    const groupBounds = unknowns.map(({ low, high }) => [low, Math.min(high, ceiling)] as const)
    const fits = attackGroup(
      highs,
      group,
      groupBounds,
      (index, found) => {
        const unknown = unknowns[index]
        return unknown !== undefined && isSettled(unknown, found, unknowns.length)
      },
      (index, found) =>
        bounds.set(group.unknowns[index] ?? -1, { ...found, high: found.high >= ceiling ? Infinity : found.high }),
    )
    if (!fits && !unfit) return
    if (!fits) unfit?.push([...group.unknowns])
  }
  return bounds
}
