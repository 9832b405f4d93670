/**
 * Complementary masking: each hidden count must be free to move far enough. Branch by branch, then over the whole where a branch
 * is not enough; what turns out useless is shown again. Pure but for the solver. Rules: docs/rules/secrecy.md §3.
 */
import type { Highs } from 'highs'
import { adaptFlow, type Flow, type FlowProgram, listUncovered, type Need, openFlowProgram } from './flow-program.ts'
import type { Cell, MaskSystem, Tier } from './mask-system.ts'
import { listEscapes, listLoneRooms, listRooms } from './needs.ts'
import type { Progress } from './secrecy.ts'

/** A need and the flow that answers it, with cells all hidden; `isWide` when its branch was not enough. */
type Held = { readonly need: Need; readonly flow: Flow; readonly isWide: boolean }

/** Where an answer is sought: a branch alone, else the whole, with the totals of the whole (1), with zeros (2). */
type Reach = 'branch' | Tier
const reaches: readonly Reach[] = ['branch', 0, 1, 2]

/** Flows tried again for another need: the last ones through a cell are the likeliest to do. */
const mostTried = 24

export type Protection = {
  /** Protects all that is hidden, and what is hidden for it. @returns the cells for which nothing was found */
  holdAll(progress: Progress): readonly number[]
  /** Asks `more` room for a cell than was thought enough. @returns false when there is none */
  widen(cell: number, more: number): boolean
  /** Shows again what protects nothing. */
  showUseless(): void
  close(): void
}

export function openProtection(highs: Highs, system: MaskSystem): Protection {
  const { cells } = system
  const programs = new Map<string, FlowProgram>()
  const heldBy = new Map<number, readonly Held[]>()
  const through = new Map<number, Flow[]>()
  const queue: number[] = []
  let isProposing = true

  const programOf = (name: string, isInside: (cell: Cell) => boolean, tier: Tier): FlowProgram => {
    const open = programs.get(name)
    if (open) return open
    const program = openFlowProgram(highs, system, isInside, tier)
    program.proposeShown(isProposing)
    programs.set(name, program)
    return program
  }
  const branchProgram = ({ branch }: Cell): FlowProgram | undefined =>
    branch === undefined ? undefined : programOf(`branch ${branch}`, (one) => one.branch === branch, 0)
  const wholeProgram = (tier: Tier): FlowProgram => programOf(`whole ${tier}`, () => true, tier)
  /** From the nearest to the farthest: its branch, the whole, the totals of the whole, zeros at last. */
  const programAt = (reach: Reach, cell: Cell): FlowProgram | undefined =>
    reach === 'branch' ? branchProgram(cell) : wholeProgram(reach)
  const keepFlow = (flow: Flow) => {
    for (const rank of flow.keys()) {
      const flows = through.get(rank)
      if (flows) flows.push(flow)
      else through.set(rank, [flow])
    }
  }
  const setMark = (rank: number, mark: Cell['mark']) => {
    const cell = cells[rank]
    if (!cell) return
    cell.mark = mark
    for (const program of programs.values()) program.update(rank)
  }
  const hide = (rank: number, cause: number) => {
    const cell = cells[rank]
    if (!cell) return
    cell.cause = cause
    setMark(rank, 'complementary')
    queue.push(rank)
    if (cell.value > 0 || !system.areZerosShown) return
    system.areZerosShown = false
    for (const [one, { mark }] of cells.entries()) if (mark !== 'shown') setMark(one, mark)
  }
  const tryKnown = (need: Need): Held | undefined => {
    for (const flow of (through.get(need.cell) ?? []).slice(-mostTried)) {
      const adapted = adaptFlow(flow, need, system)
      if (adapted) return { need, flow: adapted, isWide: false }
    }
  }
  const tryReach = (need: Need, reach: Reach): Held | undefined => {
    const cell = cells[need.cell]
    const flow = cell && programAt(reach, cell)?.solve(need)
    if (!flow) return
    for (const rank of listUncovered(flow, system)) hide(rank, need.cell)
    keepFlow(flow)
    return { need, flow, isWide: reach !== 'branch' }
  }
  const answerAll = (needs: readonly Need[], reach: Reach | undefined): readonly Held[] | undefined => {
    const held: Held[] = []
    for (const need of needs) {
      const one = tryKnown(need) ?? (reach === undefined ? undefined : tryReach(need, reach))
      if (!one) return
      held.push(one)
    }
    return held
  }
  /** The first of several ways that holds: those that hide nothing more, then the nearest. */
  const answerOne = (ways: readonly (readonly Need[])[]): readonly Held[] | undefined => {
    for (const reach of [undefined, ...reaches])
      for (const needs of ways) {
        const held = answerAll(needs, reach)
        if (held) return held
      }
  }
  const hold = (rank: number): boolean => {
    const cell = cells[rank]
    if (!cell || cell.mark === 'shown' || cell.mark === 'absent') return true
    const held = answerOne(listRooms(rank, cell, system.areZerosShown))
    heldBy.set(rank, [...(heldBy.get(rank) ?? []).filter(({ need }) => need.without !== undefined), ...(held ?? [])])
    return held !== undefined
  }
  const holdQueue = (done: (left: number) => void): readonly number[] => {
    const failed: number[] = []
    for (let rank = queue.shift(); rank !== undefined; rank = queue.shift()) {
      if (!hold(rank)) failed.push(rank)
      done(queue.length)
    }
    return failed
  }
  const holdLone = (): readonly number[] => {
    const failed: number[] = []
    const nameOf = (ways: readonly (readonly Need[])[]) => `${ways[0]?.[0]?.cell} ${ways[0]?.[0]?.without}`
    const asked = new Set<string>()
    for (let fresh = listLoneRooms(system); fresh.length > 0; ) {
      for (const ways of fresh) {
        asked.add(nameOf(ways))
        const cell = ways[0]?.[0]?.cell ?? -1
        const held = answerOne(ways)
        if (held) heldBy.set(cell, [...(heldBy.get(cell) ?? []), ...held])
        else failed.push(cell)
      }
      failed.push(...holdQueue(() => undefined))
      fresh = listLoneRooms(system).filter((ways) => !asked.has(nameOf(ways)))
    }
    return failed
  }
  /** Answers again with cells already hidden only. */
  const renew = ({ need, isWide }: Held): Held | undefined => {
    const known = tryKnown(need)
    const cell = cells[need.cell]
    if (known || !cell) return known
    for (const program of [branchProgram(cell), isWide ? wholeProgram(0) : undefined]) {
      const flow = program?.solve(need)
      if (!flow) continue
      keepFlow(flow)
      return { need, flow, isWide }
    }
  }
  /** What holds without a cell, now shown; undefined when something does not. */
  const holdWithout = (rank: number): ReadonlyMap<number, readonly Held[]> | undefined => {
    const changed = new Map<number, readonly Held[]>()
    for (const [owner, held] of heldBy) {
      if (owner === rank || !held.some(({ flow }) => flow.has(rank))) continue
      const again: Held[] = []
      for (const one of held) {
        const renewed = one.flow.has(rank) ? renew(one) : one
        if (!renewed) return
        again.push(renewed)
      }
      changed.set(owner, again)
    }
    return changed
  }
  const proposeShown = (mayPropose: boolean) => {
    isProposing = mayPropose
    for (const program of programs.values()) program.proposeShown(mayPropose)
  }

  return {
    holdAll(progress) {
      for (const [rank, { mark }] of cells.entries())
        if (mark === 'primary' || mark === 'complementary') queue.push(rank)
      const count = Math.max(1, queue.length)
      const failed = holdQueue((left) => progress(Math.max(0, 1 - left / count)))
      return [...failed, ...holdLone()]
    },
    widen(rank, more) {
      const cell = cells[rank]
      if (!cell) return false
      const wider = { ...cell, protection: cell.protection + more }
      const held = answerOne(
        cell.mark === 'absent' ? listEscapes(rank, cell) : listRooms(rank, wider, system.areZerosShown),
      )
      if (!held) return false
      heldBy.set(rank, [...(heldBy.get(rank) ?? []), ...held])
      return holdQueue(() => undefined).length === 0
    },
    showUseless() {
      proposeShown(false)
      const added = [...cells.entries()]
        .filter(([, { mark, kind }]) => mark === 'complementary' && kind === undefined)
        .sort(([, a], [, b]) => b.weight - a.weight)
      for (const [rank] of added) {
        setMark(rank, 'shown')
        const changed = holdWithout(rank)
        if (!changed) {
          setMark(rank, 'complementary')
          continue
        }
        heldBy.delete(rank)
        for (const [owner, held] of changed) heldBy.set(owner, held)
      }
      proposeShown(true)
      holdLone()
    },
    close() {
      for (const program of programs.values()) program.close()
      programs.clear()
    },
  }
}
