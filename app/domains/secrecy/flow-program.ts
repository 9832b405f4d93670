/**
 * What a hidden count may become without any sum changing: the cheapest shift of other counts that lets it move, cells already
 * hidden moving free of charge. One program by branch, kept open. Pure but for the solver. Rules: docs/rules/secrecy.md §3.
 */
import type { Highs } from 'highs'
import { roomOf } from './mask-base.ts'
import type { Cell, MaskSystem, Tier } from './mask-system.ts'
import { openProgram, type ProgramColumn, type ProgramRow, type Term } from './solver.ts'

/** By how much each cell that moves does; the others stay. */
export type Flow = ReadonlyMap<number, number>

/** That a cell can be `amount` more (sign 1) or less (−1) than its count; `without`: though that cell is known. */
export type Need = {
  readonly cell: number
  readonly sign: 1 | -1
  readonly amount: number
  readonly without?: number
}

/** How far a cell may move for one who reads all but the hidden counts, and cannot believe a hidden one to be very large. */
export function capsOf(cell: Cell, areZerosShown: boolean): { readonly down: number; readonly up: number } {
  const { low, high } = roomOf(cell, areZerosShown)
  return { down: Math.max(0, cell.value - low), up: Math.max(0, Math.min(high - cell.value, believable(cell))) }
}

const believable = ({ value, threshold, protection }: Cell): number => Math.max(10, value, threshold + 2 * protection)

/** Nearly free: of two shifts of hidden cells, the shorter. */
const hiddenCost = 1e-3

export type FlowProgram = {
  /** The cheapest flow; undefined when there is none. @throws when the solver fails */
  solve(need: Need): Flow | undefined
  /** Brings the costs and bounds of a cell up to its mark. */
  update(cell: number): void
  /** Whether shown cells may be proposed, or one only asks if those hidden are enough. */
  proposeShown(mayPropose: boolean): void
  close(): void
}

type Layout = {
  readonly system: MaskSystem
  readonly tier: Tier
  /** Up and down; twice where a count is rounded: it moves a little while it is shown, more once it is hidden. */
  readonly parts: readonly number[]
  readonly columnOf: ReadonlyMap<number, number>
}

function layOut(system: MaskSystem, isInside: (cell: Cell) => boolean, tier: Tier): Layout {
  const mayMove = (cell: Cell) =>
    isInside(cell) && (cell.mark !== 'shown' || isRounded(cell) || (!cell.isFrozen && cell.tier <= tier))
  const inside = system.cells.flatMap((cell, rank) => (mayMove(cell) ? [rank] : []))
  const parts = inside.some((rank) => isRounded(system.cells[rank])) ? [0, 1, 2, 3] : [0, 1]
  return { system, tier, parts, columnOf: new Map(inside.map((rank, index) => [rank, index * parts.length])) }
}

/** Sums between what moves: they must not change. */
function rowsOf({ system, parts, columnOf }: Layout): readonly ProgramRow[] {
  return system.sums.flatMap(({ terms }) => {
    const moving = terms.flatMap(([rank, coefficient]): readonly Term[] => {
      const column = columnOf.get(rank)
      if (column === undefined) return []
      return parts.map((part) => [column + part, part % 2 === 0 ? coefficient : -coefficient])
    })
    return moving.length > 0 ? [{ terms: moving, value: 0 }] : []
  })
}

function columnsOf({ system, tier, parts }: Layout, rank: number, areShownProposed: boolean): readonly ProgramColumn[] {
  const cell = system.cells[rank]
  if (!cell) return []
  const { up, down } = capsOf(cell, system.areZerosShown)
  const moves = upAndDown(up, down, hiddenCost)
  if (cell.mark !== 'shown') return [...moves, ...upAndDown(0, 0, 0)].slice(0, parts.length)
  const hidden = capsOf({ ...cell, mark: 'primary' }, system.areZerosShown)
  const isProposed = areShownProposed && !cell.isFrozen && cell.tier <= tier
  const hides = isProposed
    ? upAndDown(Math.max(0, hidden.up - up), Math.max(0, hidden.down - down), cell.weight)
    : upAndDown(0, 0, 0)
  return [...moves, ...hides].slice(-parts.length)
}

function readFlow({ parts, columnOf }: Layout, values: Float64Array): Flow {
  const flow = new Map<number, number>()
  for (const [rank, column] of columnOf) {
    const moved = parts.reduce((sum, part) => sum + (values[column + part] ?? 0) * (part % 2 === 0 ? 1 : -1), 0)
    if (Math.abs(moved) > 1e-6) flow.set(rank, moved)
  }
  return flow
}

/** @param tier beyond which a shown cell is not proposed */
export function openFlowProgram(
  highs: Highs,
  system: MaskSystem,
  isInside: (cell: Cell) => boolean,
  tier: Tier,
): FlowProgram {
  const layout = layOut(system, isInside, tier)
  const { columnOf, parts } = layout
  const inside = [...columnOf.keys()]
  let areShownProposed = true
  const program = openProgram(
    highs,
    inside.flatMap((rank) => columnsOf(layout, rank, areShownProposed)),
    rowsOf(layout),
    'bounds',
  )
  const update = (rank: number) => {
    const column = columnOf.get(rank)
    if (column === undefined) return
    for (const [part, { cost, low, high }] of columnsOf(layout, rank, areShownProposed).entries()) {
      program.setCost(column + part, cost)
      program.setBounds(column + part, low, high)
    }
  }
  const fix = (rank: number, up: number, down: number) => {
    const column = columnOf.get(rank) ?? 0
    for (const part of parts) program.setBounds(column + part, [up, down][part] ?? 0, [up, down][part] ?? 0)
  }
  return {
    update,
    proposeShown(mayPropose) {
      areShownProposed = mayPropose
      for (const rank of inside) if (system.cells[rank]?.mark === 'shown') update(rank)
    },
    solve({ cell, sign, amount, without }) {
      const target = system.cells[cell]
      if (!target || !columnOf.has(cell)) return
      const { up, down } = capsOf(target, system.areZerosShown)
      if (amount > (sign > 0 ? up : down)) return
      fix(cell, sign > 0 ? amount : 0, sign > 0 ? 0 : amount)
      if (without !== undefined && columnOf.has(without)) fix(without, 0, 0)
      const values = program.minimise()
      update(cell)
      if (without !== undefined) update(without)
      return values && readFlow(layout, values)
    },
    close: () => program.close(),
  }
}

const isRounded = (cell: Cell | undefined): boolean => cell?.mark === 'shown' && cell.shown.low < cell.shown.high

const upAndDown = (up: number, down: number, cost: number): readonly ProgramColumn[] => [
  { cost, low: 0, high: up },
  { cost, low: 0, high: down },
]

/** Cells that a flow moves beyond what is known of them when they are shown: it holds only once they are hidden. */
export const listUncovered = (flow: Flow, { cells, areZerosShown }: MaskSystem): readonly number[] =>
  [...flow].flatMap(([rank, moved]) => {
    const cell = cells[rank]
    if (!cell) return []
    const { up, down } = capsOf(cell, areZerosShown)
    return moved > up + 1e-6 || -moved > down + 1e-6 ? [rank] : []
  })

/** The same flow, longer, shorter or the other way, when that answers the need with cells already hidden. */
export function adaptFlow(flow: Flow, { cell, sign, amount, without }: Need, system: MaskSystem): Flow | undefined {
  const moved = flow.get(cell)
  if (moved === undefined || (without !== undefined && flow.has(without))) return
  const scale = (sign * amount) / moved
  const adapted = scale === 1 ? flow : new Map([...flow].map(([rank, shift]) => [rank, shift * scale]))
  return listUncovered(adapted, system).length === 0 ? adapted : undefined
}
