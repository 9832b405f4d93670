/**
 * Complementary masking: each hidden count must be free to move far enough. Branch by branch, then over the whole where a branch
 * is not enough; what turns out useless is shown again. Pure but for the solver. Rules: docs/rules/secrecy.md §3.
 */
import type { Highs } from 'highs'
import {
  answerAgain,
  answerOne,
  type FlowSearch,
  type Held,
  hide,
  proposeShown,
  setMark,
  startSearch,
} from './flow-search.ts'
import type { MaskSystem } from './mask-system.ts'
import { listEscapes, listLoneRooms, listRooms } from './needs.ts'
import type { Progress } from './secrecy.ts'

/** What holds each hidden cell. */
export type Protection = { readonly search: FlowSearch; readonly heldBy: Map<number, readonly Held[]> }

export const openProtection = (highs: Highs, system: MaskSystem): Protection => ({
  search: startSearch(highs, system),
  heldBy: new Map(),
})

export function closeProtection({ search: { programs } }: Protection): void {
  for (const program of programs.values()) program.close()
  programs.clear()
}

const addHeld = ({ heldBy }: Protection, rank: number, held: readonly Held[]): void =>
  void heldBy.set(rank, [...(heldBy.get(rank) ?? []), ...held])

function holdCell({ search, heldBy }: Protection, rank: number): boolean {
  const cell = search.system.cells[rank]
  if (!cell || cell.mark === 'shown' || cell.mark === 'absent') return true
  const held = answerOne(search, listRooms(rank, cell, search.system.areZerosShown))
  const alone = (heldBy.get(rank) ?? []).filter(({ need }) => need.without !== undefined)
  heldBy.set(rank, [...alone, ...(held ?? [])])
  return held !== undefined
}

/** Protects the cells that wait, and those hidden for them. @returns those for which nothing was found */
function holdQueue(protection: Protection, done: (left: number) => void = () => undefined): readonly number[] {
  const { queue } = protection.search
  const failed: number[] = []
  for (let rank = queue.shift(); rank !== undefined; rank = queue.shift()) {
    if (!holdCell(protection, rank)) failed.push(rank)
    done(queue.length)
  }
  return failed
}

/** Protects against families alone in their cell, until no sum has only two hidden counts of which one is such a cell. */
function holdLone(protection: Protection): readonly number[] {
  const { search } = protection
  const failed: number[] = []
  const seen = new Set<string>()
  for (let fresh = listLoneRooms(search.system); fresh.length > 0; ) {
    for (const { cell, without, ways } of fresh) {
      seen.add(`${cell} ${without}`)
      const held = answerOne(search, ways)
      if (held) addHeld(protection, cell, held)
      else failed.push(cell)
    }
    failed.push(...holdQueue(protection))
    fresh = listLoneRooms(search.system).filter(({ cell, without }) => !seen.has(`${cell} ${without}`))
  }
  return failed
}

/** Protects all that is hidden, and what is hidden for it. @returns the cells for which nothing was found */
export function holdAll(protection: Protection, progress: Progress): readonly number[] {
  const { queue, system } = protection.search
  for (const [rank, { mark }] of system.cells.entries())
    if (mark === 'primary' || mark === 'complementary') queue.push(rank)
  const count = Math.max(1, queue.length)
  const failed = holdQueue(protection, (left) => progress(Math.max(0, 1 - left / count)))
  return [...failed, ...holdLone(protection)]
}

/** Asks `more` room for a cell than was thought enough. @returns false when there is none */
export function widen(protection: Protection, rank: number, more: number): boolean {
  const { search } = protection
  const cell = search.system.cells[rank]
  if (!cell) return false
  const wider = { ...cell, protection: cell.protection + more }
  const ways = cell.mark === 'absent' ? listEscapes(rank, cell) : listRooms(rank, wider, search.system.areZerosShown)
  const held = answerOne(search, ways)
  if (!held) return false
  addHeld(protection, rank, held)
  return holdQueue(protection).length === 0
}

/** What holds without a cell, now shown; undefined when something does not. */
function holdWithout({ search, heldBy }: Protection, rank: number): ReadonlyMap<number, readonly Held[]> | undefined {
  const changed = new Map<number, readonly Held[]>()
  for (const [owner, held] of heldBy) {
    if (owner === rank || !held.some(({ flow }) => flow.has(rank))) continue
    const again: Held[] = []
    for (const one of held) {
      const renewed = one.flow.has(rank) ? answerAgain(search, one) : one
      if (!renewed) return
      again.push(renewed)
    }
    changed.set(owner, again)
  }
  return changed
}

/** Shows again what protects nothing, the most precious first. */
export function showUseless(protection: Protection): void {
  const { search, heldBy } = protection
  proposeShown(search, false)
  const added = [...search.system.cells.entries()]
    .filter(([, { mark, kind }]) => mark === 'complementary' && kind === undefined)
    .sort(([, a], [, b]) => b.weight - a.weight)
  for (const [rank] of added) {
    setMark(search, rank, 'shown')
    const changed = holdWithout(protection, rank)
    if (!changed) {
      setMark(search, rank, 'complementary')
      continue
    }
    heldBy.delete(rank)
    for (const [owner, held] of changed) heldBy.set(owner, held)
  }
  proposeShown(search, true)
  holdLone(protection)
}

/**
 * Hides a count beside one that would be guessed, the cheapest first; nothing shows it again.
 * @returns the cells for which nothing was found, the guessed one when nothing may be hidden
 */
export function hideBeside(protection: Protection, guessed: number, beside: readonly number[]): readonly number[] {
  const { search } = protection
  const { cells } = search.system
  const [cheapest] = beside
    .filter((rank) => cells[rank]?.mark === 'shown' && !cells[rank].isFrozen)
    .toSorted((one, other) => (cells[one]?.weight ?? 0) - (cells[other]?.weight ?? 0))
  const cell = cells[cheapest ?? -1]
  if (cheapest === undefined || !cell) return [guessed]
  hide(search, cheapest, guessed)
  cell.kind = cell.place.rowId === cells[guessed]?.place.rowId ? 'row' : 'column'
  return holdQueue(protection)
}
