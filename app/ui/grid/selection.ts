/** Where one is in the grid, what is selected, and how the keyboard moves there. Pure. Rules: docs/rules/plan.md §14. */

/** Place in the order shown, from 0. */
export type Position = { readonly row: number; readonly column: number }

/** `focus` is the cell one is on; the selection goes from `anchor` to it. */
export type Selection = { readonly anchor: Position; readonly focus: Position }

/** First and last rows and columns, both included. */
export type Area = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

export type Size = { readonly rowCount: number; readonly columnCount: number }

export const at = (row: number, column: number): Selection => ({ anchor: { row, column }, focus: { row, column } })

export const areaOf = ({ anchor, focus }: Selection): Area => ({
  top: Math.min(anchor.row, focus.row),
  bottom: Math.max(anchor.row, focus.row),
  left: Math.min(anchor.column, focus.column),
  right: Math.max(anchor.column, focus.column),
})

export const cellCount = ({ top, bottom, left, right }: Area): number => (bottom - top + 1) * (right - left + 1)

/** The nearest place that exists; a grid without rows stays on its first. */
export const within = ({ rowCount, columnCount }: Size, { row, column }: Position): Position => ({
  row: Math.max(0, Math.min(row, rowCount - 1)),
  column: Math.max(0, Math.min(column, columnCount - 1)),
})

export type Step =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'row-start'
  | 'row-end'
  | 'top'
  | 'bottom'
  | 'first'
  | 'last'
  /** The next cell, then the first of the next row, as Tab does; and back. */
  | 'next'
  | 'previous'

/** @param pageRows how many rows a page holds */
export function stepFrom({ row, column }: Position, step: Step, size: Size, pageRows: number): Position {
  const last = { row: size.rowCount - 1, column: size.columnCount - 1 }
  const places: Record<Step, Position> = {
    up: { row: row - 1, column },
    down: { row: row + 1, column },
    left: { row, column: column - 1 },
    right: { row, column: column + 1 },
    'page-up': { row: row - pageRows, column },
    'page-down': { row: row + pageRows, column },
    'row-start': { row, column: 0 },
    'row-end': { row, column: last.column },
    top: { row: 0, column },
    bottom: { row: last.row, column },
    first: { row: 0, column: 0 },
    last,
    next:
      column < last.column
        ? { row, column: column + 1 }
        : row < last.row
          ? { row: row + 1, column: 0 }
          : { row, column },
    previous:
      column > 0 ? { row, column: column - 1 } : row > 0 ? { row: row - 1, column: last.column } : { row, column },
  }
  return within(size, places[step])
}

/** Whether Tab is at the end of the grid, and so leaves it. */
export const isAtEnd = ({ row, column }: Position, { rowCount, columnCount }: Size, isBackwards: boolean): boolean =>
  isBackwards ? row === 0 && column === 0 : row === rowCount - 1 && column === columnCount - 1
