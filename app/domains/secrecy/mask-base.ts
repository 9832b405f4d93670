/** Counts that fit where nobody gave any: what has left hidden, what the source rounds or does not say. Pure but for the solver. */
import type { Highs } from 'highs'
import type { Cell, MaskSystem } from './mask-system.ts'
import { openProgram } from './solver.ts'

/** Between what and what a cell may be, for one who knows all but the hidden counts. */
export function roomOf({ mark, shown, before }: Cell, areZerosShown: boolean): { low: number; high: number } {
  if (mark === 'shown') return shown
  const isHidden = mark !== 'absent' && areZerosShown
  return { low: Math.max(before.low, isHidden ? 1 : 0), high: before.high }
}

/**
 * Gives each unknown cell a count, so that all the sums hold.
 * @returns false when none fit: a table says what an earlier one denies. @throws when the solver fails
 */
export function completeCounts(highs: Highs, { cells, sums, areZerosShown }: MaskSystem): boolean {
  const unknown = cells.flatMap(({ isKnown }, rank) => (isKnown ? [] : [rank]))
  const columnOf = new Map(unknown.map((rank, column) => [rank, column]))
  const rows = sums.map(({ terms }) => ({
    terms: terms.flatMap(([rank, coefficient]): readonly (readonly [number, number])[] => {
      const column = columnOf.get(rank)
      return column === undefined ? [] : [[column, coefficient]]
    }),
    value: terms.reduce((sum, [rank, coefficient]) => {
      const cell = cells[rank]
      return cell?.isKnown ? sum - coefficient * cell.value : sum
    }, 0),
  }))
  if (rows.some(({ terms, value }) => terms.length === 0 && value !== 0)) return false
  if (unknown.length === 0) return true
  const program = openProgram(
    highs,
    unknown.map((rank) => {
      const cell = cells[rank]
      return { cost: 0, ...(cell ? roomOf(cell, areZerosShown) : { low: 0, high: Infinity }) }
    }),
    rows.filter(({ terms }) => terms.length > 0),
    'bounds',
  )
  try {
    let values = program.minimise()
    if (values && !values.every((value) => Math.abs(value - Math.round(value)) < 1e-6)) {
      program.setWhole(true)
      values = program.minimise()
    }
    if (!values) return false
    for (const [column, rank] of unknown.entries()) {
      const cell = cells[rank]
      if (cell) cell.value = Math.round(values[column] ?? 0)
    }
    return true
  } finally {
    program.close()
  }
}
