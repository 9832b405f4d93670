/** What becomes of every cell of a spreadsheet that is taken up: none is lost without being told. Pure. Rules: docs/rules/taking-up.md §5. */
import type { PlanSheet } from './plan-cell.ts'
import type { SheetTable } from './read-columns.ts'

/**
 * Beside those of the cells of an action: axis, a row that names one; heading, the titles of the columns; aside, a total or a
 * note, told; above, over the titles; other-sheet, a sheet that is not taken.
 */
export const cellFates = [
  'understood',
  'axis',
  'heading',
  'kept',
  'unclear',
  'blank',
  'aside',
  'above',
  'left',
  'other-sheet',
] as const
export type CellFate = (typeof cellFates)[number]

export type FateOfCell = {
  /** From 0. */
  readonly sheet: number
  /** From 1, as the spreadsheet counts. */
  readonly row: number
  /** From 0. */
  readonly column: number
  readonly text: string
  readonly fate: CellFate
}

/** Begins with what is known before reading; each line then says more. */
export function fateRecorder(sheets: readonly PlanSheet[]) {
  const fates = new Map<string, CellFate>()
  const tables = new Map<number, SheetTable>()
  const keyOf = (sheet: number, row: number, column: number): string => `${sheet}:${row}:${column}`
  const usual = (sheet: number, row: number): CellFate => {
    const table = tables.get(sheet)
    if (!table) return 'other-sheet'
    // Titles written again under an axis are titles too.
    return row <= table.headerRow ? 'above' : 'heading'
  }
  return {
    startTable: (sheet: number, table: SheetTable) => void tables.set(sheet, table),
    mark: (sheet: number, row: number, column: number, fate: CellFate) =>
      void fates.set(keyOf(sheet, row, column), fate),
    markRow(sheet: number, row: number, fate: CellFate) {
      sheets[sheet]?.rows[row - 1]?.forEach((_, column) => void fates.set(keyOf(sheet, row, column), fate))
    },
    all: (): readonly FateOfCell[] =>
      sheets.flatMap(({ rows }, sheet) =>
        rows.flatMap((cells, index) =>
          cells.flatMap(({ text }, column): FateOfCell[] => {
            const row = index + 1
            const fate = fates.get(keyOf(sheet, row, column)) ?? usual(sheet, row)
            return text === '' ? [] : [{ sheet, row, column, text, fate }]
          }),
        ),
      ),
  }
}

/** How many cells met each fate. */
export const countFates = (fates: readonly FateOfCell[]): Readonly<Record<CellFate, number>> => {
  const count = (fate: CellFate): number => fates.filter((one) => one.fate === fate).length
  return {
    understood: count('understood'),
    axis: count('axis'),
    heading: count('heading'),
    kept: count('kept'),
    unclear: count('unclear'),
    blank: count('blank'),
    aside: count('aside'),
    above: count('above'),
    left: count('left'),
    'other-sheet': count('other-sheet'),
  }
}
