/** What the grid is made of: columns, rows, what is typed in them, where one is. Pure. Rules: docs/rules/plan.md §14. */
import type { Block } from './clipboard.ts'
import { type CellName, type Drafts, noDrafts, shownText, type Texts } from './drafts.ts'
import { type History, noHistory } from './history.ts'
import { type Area, at, type Position, type Selection, type Size } from './selection.ts'

export type ColumnKind =
  /** One line. */
  | 'text'
  /** Several lines. */
  | 'words'
  | 'date'
  /** One of a closed list. */
  | 'choice'
  /** Several of a list, one a line. */
  | 'list'

export type GridColumn = {
  readonly key: string
  readonly header: string
  readonly kind: ColumnKind
  readonly widthRem: number
  /** Why the column is read-only. */
  readonly lock?: string
}

export type GridRow = {
  readonly rowId: string
  readonly texts: Texts
  /** Why this person does not write in this row. */
  readonly lock?: string | undefined
  /** Cells of this row that are read-only. */
  readonly locks?: Readonly<Record<string, string>>
}

export type GridState = {
  readonly columns: readonly GridColumn[]
  /** In the order shown. */
  readonly rows: readonly GridRow[]
  readonly drafts: Drafts
  readonly selection: Selection
  /** The text the editor opens with; undefined when no cell is being written. */
  readonly editing: { readonly text: string } | undefined
  readonly history: History
  /** The last event, announced once. */
  readonly said: string
}

export const openGrid = (rows: readonly GridRow[], columns: readonly GridColumn[]): GridState => ({
  columns,
  rows,
  drafts: noDrafts,
  // The first column names the row, and is not written here.
  selection: at(0, Math.min(1, columns.length - 1)),
  editing: undefined,
  history: noHistory,
  said: '',
})

export const sizeOf = ({ rows, columns }: GridState): Size => ({ rowCount: rows.length, columnCount: columns.length })

export function cellAt({ rows, columns }: GridState, { row, column }: Position): CellName | undefined {
  const [rowId, key] = [rows[row]?.rowId, columns[column]?.key]
  return rowId === undefined || key === undefined ? undefined : { rowId, key }
}

/** What the cell at this place shows; empty outside the grid. */
export function textAt({ rows, columns, drafts }: GridState, row: number, column: number): string {
  const [line, key] = [rows[row], columns[column]?.key ?? '']
  return line ? shownText(drafts.get(line.rowId)?.[key], line.texts[key] ?? '') : ''
}

export const blockIn = (state: GridState, { top, bottom, left, right }: Area): Block =>
  Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, across) => textAt(state, top + down, left + across)),
  )

/** Why this cell is not written by this person; undefined when it is. */
export const lockOf = (row: GridRow | undefined, column: GridColumn | undefined): string | undefined =>
  column?.lock ?? row?.lock ?? row?.locks?.[column?.key ?? '']
