/** Spreadsheets written cell by cell: each cell is put with the fate that a person of the office would give it. Pure. */
import { type CellValue, type DraftCell, draftSheet, type SheetDraft, text, truthOfCells } from './sheet-draft.ts'
import type { ActionTruth, Expected, Field, OfficeFile, Span } from './truth.ts'
import { type CsvKind, writeCsv } from './write-csv.ts'
import { writeOds } from './write-ods.ts'
import { writeXlsx } from './write-xlsx.ts'

export type Filled = Pick<DraftCell, 'value' | 'fate' | 'look' | 'comment'>
type Said = Filled['fate']['value']

const filled =
  (expected: Expected) =>
  (value: string | CellValue, field?: Field, said?: Said): Filled => ({
    value: typeof value === 'string' ? text(value) : value,
    fate: { expected, ...(field && { field }), ...(said !== undefined && { value: said }) },
    look: {},
  })

/** Titles of columns and whatever has several right fates. */
export const free = filled('any')
export const aside = filled('aside')
export const kept = filled('words')
export const chosen = filled('choice')
/** What it says is what is written, unless told otherwise. */
export const read = (field: Field, value: string | CellValue, said?: Said): Filled =>
  filled('understood')(value, field, said ?? (typeof value === 'string' ? value : undefined))

export const money = (amount: number, of: { readonly year?: number; readonly funder?: string } = {}): Filled =>
  read('amount', { kind: 'euro', number: amount }, { ...of, amount })
export const struck = (cell: Filled): Filled => ({ ...cell, look: { ...cell.look, isStruck: true } })
export const noted = (cell: Filled, comment: string): Filled => ({ ...cell, comment })
export const coloured = (cell: Filled, fill: string): Filled => ({
  ...cell,
  look: { ...cell.look, fill, isBold: true },
})
export const year = (one: number): Span => ({ from: `${one}-01-01`, to: `${one}-12-31` })

export type HandSheet = {
  readonly name: string
  readonly rows: readonly (readonly (Filled | null)[])[]
  /** `[row, column, down, across]`, from 0. */
  readonly merges?: readonly (readonly [number, number, number, number])[]
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
  readonly isHidden?: true
  /** « A1:D6 ». */
  readonly filter?: string
  /** Grouped, and folded. */
  readonly foldedRows?: readonly number[]
}

type HandAction = Partial<ActionTruth> & Pick<ActionTruth, 'sheet' | 'cell' | 'title'>

export type HandFile = {
  readonly name: string
  /** How the office lays its plan, in a few words. */
  readonly layout: string
  readonly kind: 'xlsx' | 'ods' | CsvKind
  readonly sheets: readonly HandSheet[]
  readonly actions: readonly HandAction[]
}

function draftOf({ name, rows, merges = [], hiddenRows = [], hiddenColumns = [], ...more }: HandSheet): SheetDraft {
  const sheet = draftSheet(name)
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell) sheet.put(row, column, cell.value, cell.fate, cell.look, cell.comment)
    })
  })
  for (const merge of merges) sheet.merge(...merge)
  for (const row of hiddenRows) sheet.hiddenRows.add(row)
  for (const column of hiddenColumns) sheet.hiddenColumns.add(column)
  for (const row of more.foldedRows ?? []) sheet.foldedRows.add(row)
  sheet.isHidden = more.isHidden ?? false
  sheet.filter = more.filter ?? ''
  return sheet
}

export function writeHandFile({ name, layout, kind, sheets, actions }: HandFile): OfficeFile {
  const drafts = sheets.map(draftOf)
  const [first = draftSheet('')] = drafts
  return {
    name,
    bytes: kind === 'xlsx' ? writeXlsx(drafts) : kind === 'ods' ? writeOds(drafts) : writeCsv(first, kind),
    truth: {
      cells: truthOfCells(drafts),
      actions: actions.map((action) => ({
        ...{ calendar: {}, leads: [], partners: [], places: [], amounts: [] },
        ...action,
      })),
    },
    habits: new Set([layout]),
  }
}
