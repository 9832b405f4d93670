/** A sheet while it is filled: each cell is put with what becomes of it, so that no cell is without its truth. Pure. */
import type { CellTruth } from './truth.ts'

/** A day is a true date of the spreadsheet; its words are those a CSV shows. */
export type CellValue =
  | { readonly kind: 'text'; readonly text: string; readonly struckPart?: string }
  | { readonly kind: 'number' | 'euro' | 'percent'; readonly number: number; readonly formula?: string }
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'error'; readonly text: '#REF!' | '#N/A' }

export type Look = { readonly fill?: string; readonly isBold?: true; readonly isStruck?: true }

type Fate = Pick<CellTruth, 'expected' | 'field' | 'value'>

export type DraftCell = {
  readonly row: number
  readonly column: number
  readonly value: CellValue
  readonly look: Look
  readonly fate: Fate
  readonly comment?: string
}

type Merge = { readonly row: number; readonly column: number; readonly down: number; readonly across: number }

export type SheetDraft = ReturnType<typeof draftSheet>

export const text = (words: string): CellValue => ({ kind: 'text', text: words })

/** From 0: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last
}
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`

export function draftSheet(name: string) {
  const cells = new Map<string, DraftCell>()
  const merges: Merge[] = []
  const hiddenRows = new Set<number>()
  const hiddenColumns = new Set<number>()
  return {
    name,
    cells,
    merges,
    hiddenRows,
    hiddenColumns,
    isHidden: false,
    /** Grouped, and folded: hidden too. */
    foldedRows: new Set<number>(),
    /** Where a filter is on. */
    filter: '',
    /** A list of values offered by the cells of a column, as Excel keeps it. */
    offered: [] as {
      readonly column: number
      readonly first: number
      readonly last: number
      readonly values: readonly string[]
    }[],
    put(row: number, column: number, value: CellValue | string, fate: Fate, look: Look = {}, comment?: string): void {
      const at = typeof value === 'string' ? text(value) : value
      // A colour alone has no words to account for.
      if (at.kind === 'text' && at.text === '' && !look.fill) throw new Error('An empty cell has no truth.')
      const key = cellName(row, column)
      if (cells.has(key)) throw new Error(`${name}!${key} is put twice.`)
      cells.set(key, { row, column, value: at, look, fate, ...(comment && { comment }) })
    },
    merge(row: number, column: number, down: number, across: number): void {
      if (down * across > 1) merges.push({ row, column, down, across })
    },
    lastRow: (): number => Math.max(-1, ...[...cells.values()].map(({ row }) => row)),
  }
}

/** Row by row, the cells of each from left to right. */
export function rowsOf({ cells }: SheetDraft): ReadonlyMap<number, readonly DraftCell[]> {
  const rows = new Map<number, DraftCell[]>()
  const inOrder = [...cells.values()].toSorted((a, b) => a.row - b.row || a.column - b.column)
  for (const cell of inOrder) {
    const row = rows.get(cell.row)
    if (row) row.push(cell)
    else rows.set(cell.row, [cell])
  }
  return rows
}

/** Each cell once, and its comment once: nobody’s field. */
export const truthOfCells = (sheets: readonly SheetDraft[]): readonly CellTruth[] =>
  sheets.flatMap((sheet) =>
    [...sheet.cells].flatMap(([cell, { value, fate, comment }]): readonly CellTruth[] => [
      ...(value.kind === 'text' && value.text === ''
        ? []
        : [{ sheet: sheet.name, cell, part: 'value', ...fate } as const]),
      ...(comment ? [{ sheet: sheet.name, cell, part: 'comment', expected: 'words' } as const] : []),
    ]),
  )
