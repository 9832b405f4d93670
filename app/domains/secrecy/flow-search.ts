/**
 * Finds, for a need, a flow that answers it: one found already, else the cheapest of its branch, else of the whole, hiding the cells
 * that it moves. Pure but for the solver.
 */
import type { Highs } from 'highs'
import { adaptFlow, type Flow, type FlowProgram, listUncovered, type Need, openFlowProgram } from './flow-program.ts'
import type { Cell, MaskSystem, Tier } from './mask-system.ts'

/** A need and the flow that answers it, with cells all hidden; `isWide` when its branch was not enough. */
export type Held = { readonly need: Need; readonly flow: Flow; readonly isWide: boolean }

/** Ways to hold one cell: any of them will do, each being needs that must all be answered. */
export type Ways = readonly (readonly Need[])[]

export type FlowSearch = {
  readonly highs: Highs
  readonly system: MaskSystem
  readonly programs: Map<string, FlowProgram>
  /** Flows found, by the cells that they move. */
  readonly through: Map<number, Flow[]>
  /** Cells hidden for others, not yet protected themselves. */
  readonly queue: number[]
  /** False while one only asks whether the cells already hidden are enough. */
  isProposing: boolean
}

export const startSearch = (highs: Highs, system: MaskSystem): FlowSearch => ({
  highs,
  system,
  programs: new Map(),
  through: new Map(),
  queue: [],
  isProposing: true,
})

/** Where an answer is sought: a branch alone, else the whole, with the totals of the whole (1), with zeros (2). */
type Reach = 'branch' | Tier
const reaches: readonly Reach[] = ['branch', 0, 1, 2]

/** Flows tried again for another need: the last ones through a cell are the likeliest to do. */
const mostTried = 24

function programAt(search: FlowSearch, reach: Reach, { branch }: Cell): FlowProgram | undefined {
  if (reach === 'branch' && branch === undefined) return
  const name = reach === 'branch' ? `branch ${branch}` : `whole ${reach}`
  const open = search.programs.get(name)
  if (open) return open
  const isInside = (cell: Cell) => reach !== 'branch' || cell.branch === branch
  const program = openFlowProgram(search.highs, search.system, isInside, reach === 'branch' ? 0 : reach)
  program.proposeShown(search.isProposing)
  search.programs.set(name, program)
  return program
}

export function proposeShown(search: FlowSearch, mayPropose: boolean): void {
  search.isProposing = mayPropose
  for (const program of search.programs.values()) program.proposeShown(mayPropose)
}

export function setMark({ system, programs }: FlowSearch, rank: number, mark: Cell['mark']): void {
  const cell = system.cells[rank]
  if (!cell) return
  cell.mark = mark
  for (const program of programs.values()) program.update(rank)
}

/** Once a zero is hidden a mark no longer means one or more: every hidden cell has more room. */
export function hide(search: FlowSearch, rank: number, cause: number): void {
  const { system, queue } = search
  const cell = system.cells[rank]
  if (!cell) return
  cell.cause = cause
  setMark(search, rank, 'complementary')
  queue.push(rank)
  if (cell.value > 0 || !system.areZerosShown) return
  system.areZerosShown = false
  for (const [one, { mark }] of system.cells.entries()) if (mark !== 'shown') setMark(search, one, mark)
}

function keepFlow({ through }: FlowSearch, flow: Flow): void {
  for (const rank of flow.keys()) {
    const flows = through.get(rank)
    if (flows) flows.push(flow)
    else through.set(rank, [flow])
  }
}

function tryKnown({ through, system }: FlowSearch, need: Need): Held | undefined {
  for (const flow of (through.get(need.cell) ?? []).slice(-mostTried)) {
    const adapted = adaptFlow(flow, need, system)
    if (adapted) return { need, flow: adapted, isWide: false }
  }
}

function tryReach(search: FlowSearch, need: Need, reach: Reach): Held | undefined {
  const cell = search.system.cells[need.cell]
  const flow = cell && programAt(search, reach, cell)?.solve(need)
  if (!flow) return
  for (const rank of listUncovered(flow, search.system)) hide(search, rank, need.cell)
  keepFlow(search, flow)
  return { need, flow, isWide: reach !== 'branch' }
}

function answerAll(search: FlowSearch, needs: readonly Need[], reach?: Reach): readonly Held[] | undefined {
  const held: Held[] = []
  for (const need of needs) {
    const one = tryKnown(search, need) ?? (reach === undefined ? undefined : tryReach(search, need, reach))
    if (!one) return
    held.push(one)
  }
  return held
}

/** The first of several ways that holds: those that hide nothing more, then the nearest. */
export function answerOne(search: FlowSearch, ways: Ways): readonly Held[] | undefined {
  for (const reach of [undefined, ...reaches])
    for (const needs of ways) {
      const held = answerAll(search, needs, reach)
      if (held) return held
    }
}

/** Answers again with cells already hidden only; to be asked while nothing is proposed. */
export const answerAgain = (search: FlowSearch, { need, isWide }: Held): Held | undefined =>
  tryKnown(search, need) ?? tryReach(search, need, 'branch') ?? (isWide ? tryReach(search, need, 0) : undefined)
