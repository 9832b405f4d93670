/**
 * The Caf's list read from a spreadsheet: lines, and what became of each cell, of a hidden sheet too, and of each comment. Pure.
 * Rules: docs/rules/convention.md §6.5. Why: docs/decisions/0039.
 */

import { z } from 'zod'
import type { Cell, Sheet } from '#app/domains/documents/spreadsheet.ts'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'
import { parseNumber } from '#app/kernel/format.ts'
import { type CofField, fieldTitled } from './cof-fields.ts'
import { cofLabels } from './labels.fr.ts'

const cellShape = z.object({
  text: z.string(),
  day: z.iso.date().optional(),
  number: z.number().optional(),
  down: z.number().int().optional(),
  struck: z.literal(true).optional(),
  comment: z.string().optional(),
})
export const cofSheetsShape = z.array(
  z.object({
    name: z.string(),
    rows: z.array(z.array(cellShape)),
    hidden: z.literal(true).optional(),
    hiddenRows: z.array(z.number()).optional(),
    hiddenColumns: z.array(z.number()).optional(),
  }),
)
export type CofSheet = z.output<typeof cofSheetsShape>[number]
type CofCell = CofSheet['rows'][number][number]

/** Beyond this it is no list of one CTG. */
const most = { rows: 3000, columns: 80, lines: 2000 } as const
export const isTooLarge = (sheets: readonly CofSheet[]): boolean =>
  sheets.some(({ rows }) => rows.length > most.rows || rows.some((row) => row.length > most.columns))

const keepCell = ({ text, value, mergedDown, isStruck, comment }: Cell): CofCell => ({
  text,
  ...(value instanceof Date && { day: value.toISOString().slice(0, 10) }),
  ...(typeof value === 'number' && { number: value }),
  ...(mergedDown !== undefined && { down: mergedDown }),
  ...(isStruck && { struck: isStruck }),
  ...(comment && { comment }),
})

/** What is kept of the cells of a workbook to read its list. */
export const keepCofCells = (sheets: readonly Sheet[]): readonly CofSheet[] =>
  sheets.map(({ name, rows, isHidden, hiddenRows, hiddenColumns }) => ({
    name,
    rows: rows.map((row) => row.map(keepCell)),
    ...(isHidden && { hidden: isHidden }),
    ...(hiddenRows && { hiddenRows: [...hiddenRows] }),
    ...(hiddenColumns && { hiddenColumns: [...hiddenColumns] }),
  }))

export type CofLine = {
  readonly cofNumber: string
  readonly service: string
  readonly manager: string
  readonly facilityKind: string
  readonly commune: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly bonusEuros: number | null
  /** What has no field, or could not be read as its field asks: title of the column, words. */
  readonly words: readonly { readonly title: string; readonly text: string }[]
}

/** Why a cell is in no line. */
export const asideReasons = [
  'hidden-sheet',
  'other-sheet',
  'above',
  'heading',
  'hidden-row',
  'hidden-column',
  'total',
  'no-service',
  'too-many',
] as const
export type AsideReason = (typeof asideReasons)[number]

/** Every cell that is not empty, and every comment, is counted once. */
export const cofAccountShape = z.object({
  understood: z.number(),
  words: z.number(),
  /** `cell`: « Feuille 1, B12 ». */
  aside: z.array(z.object({ cell: z.string(), text: z.string(), because: z.enum(asideReasons) })),
})
export type CofAccount = DeepReadonly<z.output<typeof cofAccountShape>>

export type CofReading = { readonly lines: readonly CofLine[]; readonly account: CofAccount }

type Columns = ReadonlyMap<number, { readonly field: CofField | undefined; readonly title: string }>
type Table = { readonly headerRow: number; readonly columns: Columns }

/** Titles are looked for this far down: lists begin with a letterhead. */
const deepestTitles = 30

/** The first row that names a service, or a COF, and two fields at least; one column a field. */
function findTable({ rows }: CofSheet): Table | undefined {
  for (const [headerRow, row] of rows.slice(0, deepestTitles).entries()) {
    const taken = new Set<CofField>()
    const columns = new Map<number, { field: CofField | undefined; title: string }>()
    for (const [index, { text }] of row.entries()) {
      const field = fieldTitled(text)
      columns.set(index, { field: field && !taken.has(field) ? field : undefined, title: text.replace(/\s+/g, ' ') })
      if (field) taken.add(field)
    }
    if (taken.size >= 2 && (taken.has('service') || taken.has('cofNumber'))) return { headerRow, columns }
  }
}

const letterOf = (column: number): string =>
  column < 0 ? '' : `${letterOf(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`
const titleOf = (columns: Columns, column: number): string =>
  columns.get(column)?.title || `Colonne ${letterOf(column)}`

const isRealDay = (day: string): boolean => z.iso.date().safeParse(day).success

/** 01/09/2026, 2026-09-01, 2026 (its first or its last day); undefined for other words. */
export function readDay({ text, day }: Pick<CofCell, 'text' | 'day'>, isEnd: boolean): string | undefined {
  if (day !== undefined) return day
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  const written = year && `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (written) return isRealDay(written) ? written : undefined
  if (/^\d{4}-\d\d-\d\d$/.test(text.trim())) return isRealDay(text.trim()) ? text.trim() : undefined
  const alone = /^(19|20)\d\d$/.test(text.trim()) ? text.trim() : undefined
  return alone && (isEnd ? `${alone}-12-31` : `${alone}-01-01`)
}

/** 12 345,67 €; undefined for words, for a share and for less than nothing. */
export function readEuros({ text, number }: Pick<CofCell, 'text' | 'number'>): number | undefined {
  if (text.includes('%')) return
  const euros = number ?? parseNumber(text.replace(/€|euros?|eur\b/gi, '').trim())
  return euros !== undefined && euros >= 0 && euros < 1e9 ? Math.round(euros * 100) / 100 : undefined
}

const longest: Readonly<Record<'cofNumber' | 'service' | 'manager' | 'facilityKind' | 'commune', number>> = {
  cofNumber: 100,
  service: 300,
  manager: 300,
  facilityKind: 200,
  commune: 200,
}

type Draft = { -readonly [Key in keyof CofLine]: CofLine[Key] }

/** Writes the cell in its field. @returns whether the field bears it whole */
function setField(draft: Draft, field: CofField, cell: CofCell): boolean {
  if (field === 'startsOn' || field === 'endsOn') {
    const day = readDay(cell, field === 'endsOn')
    if (day !== undefined) draft[field] = day
    return day !== undefined
  }
  if (field === 'bonusEuros') {
    const euros = readEuros(cell)
    if (euros !== undefined) draft.bonusEuros = euros
    return euros !== undefined
  }
  draft[field] = cell.text.replace(/\s+/g, ' ').trim().slice(0, longest[field])
  return cell.text.trim().length <= longest[field]
}

const emptyLine = (): Draft => ({
  cofNumber: '',
  service: '',
  manager: '',
  facilityKind: '',
  commune: '',
  startsOn: null,
  endsOn: null,
  bonusEuros: null,
  words: [],
})

/** A cell merged over several rows is said of each of them. */
function carriedDown({ rows }: CofSheet, { headerRow }: Table): ReadonlyMap<string, CofCell> {
  const carried = new Map<string, CofCell>()
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of cells.entries())
      if (row > headerRow && cell.down !== undefined)
        for (let below = 1; below < cell.down; below += 1) carried.set(`${row + below}:${column}`, cell)
  return carried
}

type Tally = { understood: number; words: number; aside: CofAccount['aside'][number][] }

const isFilled = ({ text }: CofCell): boolean => text.trim() !== ''

type CellPlace = { readonly sheet: CofSheet; readonly row: number; readonly column: number }

/** Its value and its comment are aside for this reason. */
function leaveCell(tally: Tally, { sheet, row, column }: CellPlace, because: AsideReason): void {
  const { text = '', comment = '' } = sheet.rows[row]?.[column] ?? {}
  for (const words of [text, comment])
    if (words.trim() !== '')
      tally.aside.push({ cell: `${sheet.name}, ${letterOf(column)}${row + 1}`, text: words.slice(0, 300), because })
}

function leaveRow(tally: Tally, sheet: CofSheet, row: number, because: AsideReason): void {
  for (const column of (sheet.rows[row] ?? []).keys()) leaveCell(tally, { sheet, row, column }, because)
}

type Place = {
  readonly sheet: CofSheet
  readonly row: number
  readonly table: Table
  readonly carriedIn: (column: number) => CofCell | undefined
}

/** One line; what has no field, or a field that cannot bear it, stays in words under the title of its column. */
function readLine(tally: Tally, { sheet, row, table, carriedIn }: Place): CofLine {
  const cells = sheet.rows[row] ?? []
  const draft = emptyLine()
  const words: { title: string; text: string }[] = []
  const say = (column: number, text: string) => {
    words.push({ title: titleOf(table.columns, column), text: text.trim() })
    tally.words += 1
  }
  for (const [column, { field }] of table.columns) {
    const carried = carriedIn(column)
    if (sheet.hiddenColumns?.includes(column)) continue
    if (field && carried && !isFilled(cells[column] ?? { text: '' })) setField(draft, field, carried)
  }
  for (const [column, cell] of cells.entries()) {
    if (sheet.hiddenColumns?.includes(column)) {
      leaveCell(tally, { sheet, row, column }, 'hidden-column')
      continue
    }
    const field = table.columns.get(column)?.field
    if (isFilled(cell)) {
      const isRead = field !== undefined && cell.struck === undefined && setField(draft, field, cell)
      if (isRead) tally.understood += 1
      else say(column, cell.struck ? cofLabels.struck(cell.text) : cell.text)
    }
    if (cell.comment) say(column, cell.comment)
  }
  return { ...draft, words }
}

const isTotalRow = (cells: readonly CofCell[]): boolean => {
  const first = cells.find(isFilled)
  return first !== undefined && /^\s*(sous[- ]?)?total/i.test(first.text)
}

function readTable(tally: Tally, sheet: CofSheet, table: Table, lines: CofLine[]): void {
  const carried = carriedDown(sheet, table)
  const columnsOf = [...table.columns].flatMap(([column, { field }]) =>
    field === 'service' || field === 'cofNumber' ? [column] : [],
  )
  for (const [row, cells] of sheet.rows.entries()) {
    const carriedIn = (column: number) => carried.get(`${row}:${column}`)
    const names = columnsOf.map((column) => cells[column] ?? carriedIn(column)).filter((cell) => cell !== undefined)
    if (row <= table.headerRow) leaveRow(tally, sheet, row, row < table.headerRow ? 'above' : 'heading')
    else if (sheet.hiddenRows?.includes(row)) leaveRow(tally, sheet, row, 'hidden-row')
    else if (isTotalRow(cells)) leaveRow(tally, sheet, row, 'total')
    else if (!names.some((cell) => isFilled(cell) && !cell.struck)) leaveRow(tally, sheet, row, 'no-service')
    else if (lines.length >= most.lines) leaveRow(tally, sheet, row, 'too-many')
    else lines.push(readLine(tally, { sheet, row, table, carriedIn }))
  }
}

/** Undefined when no visible sheet has a row of titles. */
export function readCof(sheets: readonly CofSheet[]): CofReading | undefined {
  const tally: Tally = { understood: 0, words: 0, aside: [] }
  const lines: CofLine[] = []
  const tables = sheets.map((sheet) => (sheet.hidden ? undefined : findTable(sheet)))
  if (tables.every((table) => table === undefined)) return
  for (const [index, sheet] of sheets.entries()) {
    const table = tables[index]
    if (table) readTable(tally, sheet, table, lines)
    else for (const row of sheet.rows.keys()) leaveRow(tally, sheet, row, sheet.hidden ? 'hidden-sheet' : 'other-sheet')
  }
  return { lines, account: tally }
}

export type CofTotals = { readonly lines: number; readonly bonusEuros: number; readonly withoutBonus: number }

/** Sum of the bonus the list says; a line without one counts as not said, never as zero. */
export const cofTotals = (lines: readonly Pick<CofLine, 'bonusEuros'>[]): CofTotals => ({
  lines: lines.length,
  bonusEuros: Math.round(lines.reduce((sum, one) => sum + (one.bonusEuros ?? 0) * 100, 0)) / 100,
  withoutBonus: lines.filter((one) => one.bonusEuros === null).length,
})
