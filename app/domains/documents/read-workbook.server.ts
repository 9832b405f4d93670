/** Reads one workbook here and now. What people file is read in a worker (`spreadsheet.server.ts`): a small file can hold a very large table. */
import type { Color } from 'hucre'
import { parseCsv } from 'hucre/csv'
import { readOds } from 'hucre/ods'
import {
  type CellStyle,
  parseCellRef,
  readXlsx,
  resolveThemeColor,
  type Cell as SourceCell,
  type Sheet as SourceSheet,
} from 'hucre/xlsx'
import { isArchiveWithin } from './archive.server.ts'
import { type OdsMarks, odsMarks } from './ods-marks.ts'
import { plainOds } from './plain-ods.server.ts'
import {
  type Cell,
  decodeText,
  findSeparator,
  maxCellCharacters,
  maxCells,
  type Sheet,
  type SheetRefusal,
  showValue,
  trimRows,
  typedValue,
} from './spreadsheet.ts'
import { archiveLimits } from './upload.ts'

export type SheetRequest = { readonly kind: 'xlsx' | 'ods' | 'csv'; readonly name: string; readonly bytes: Uint8Array }
export type SheetAnswer =
  | { readonly kind: 'read'; readonly sheets: readonly Sheet[] }
  | { readonly kind: 'refused'; readonly refusal: SheetRefusal }

function readColor(color: Color | undefined, theme: readonly string[]): string | undefined {
  const rgb =
    color?.theme === undefined ? color?.rgb?.slice(-6) : resolveThemeColor([...theme], color.theme, color.tint)
  return rgb && rgb.toUpperCase() !== 'FFFFFF' ? `#${rgb.toLowerCase()}` : undefined
}

function readFill(style: CellStyle | undefined, theme: readonly string[]): string | undefined {
  const fill = style?.fill
  if (fill?.type !== 'pattern' || fill.pattern === 'none') return undefined
  return readColor(fill.fgColor ?? fill.bgColor, theme)
}

/** What is pinned on each cell: a thread with its answers, else a note. By `row,column`. */
function readComments({ cells, threadedComments = [] }: SourceSheet): ReadonlyMap<string, string> {
  const comments = new Map([...(cells ?? [])].flatMap(([key, { comment }]) => (comment ? [[key, comment.text]] : [])))
  for (const root of threadedComments) {
    // An answer bears the cell of its thread too.
    if (root.parentId !== undefined) continue
    const at = root.ref === undefined ? undefined : parseCellRef(root.ref)
    const answers = threadedComments.filter(({ parentId }) => parentId === root.id)
    if (at) comments.set(`${at.row},${at.col}`, [root, ...answers].map(({ text }) => text).join('\n'))
  }
  return comments
}

const isStruckIn = (cell: SourceCell | undefined): boolean =>
  cell?.style?.font?.strikethrough === true ||
  (cell?.richText?.some(({ text, font }) => font?.strikethrough === true && text.trim() !== '') ?? false)

const placesOf = (flags: Iterable<readonly [number, { readonly hidden?: boolean } | undefined]>): readonly number[] =>
  [...flags].flatMap(([place, flag]) => (flag?.hidden ? [place] : []))

/** Marks that XLSX keeps beside the cells of a sheet; an OpenDocument keeps them elsewhere. */
const xlsxMarks = (sheet: SourceSheet): OdsMarks => ({
  isHidden: sheet.hidden === true || sheet.veryHidden === true,
  hiddenRows: placesOf(sheet.rowDefs ?? []),
  hiddenColumns: placesOf((sheet.columns ?? []).entries()),
  comments: readComments(sheet),
  struck: new Set([...(sheet.cells ?? [])].flatMap(([key, cell]) => (isStruckIn(cell) ? [key] : []))),
  percents: new Set(),
})

/** A comment may be pinned on an empty cell, past those that are filled. */
function widen<Value>(rows: readonly (readonly Value[])[], comments: ReadonlyMap<string, string>, empty: Value) {
  const wide = rows.map((row) => [...row])
  for (const key of comments.keys()) {
    const [row = 0, column = 0] = key.split(',').map(Number)
    if (row * column > maxCells) continue
    while (wide.length <= row) wide.push([])
    const cells = wide[row] ?? []
    while (cells.length <= column) cells.push(empty)
  }
  return wide
}

function readSheet(sheet: SourceSheet, theme: readonly string[], marks: OdsMarks): Sheet {
  const merges = new Map((sheet.merges ?? []).map((merge) => [`${merge.startRow},${merge.startCol}`, merge]))
  const rows = widen(sheet.rows, marks.comments, null).map((row, rowIndex) =>
    row.map((raw, columnIndex): Cell => {
      const key = `${rowIndex},${columnIndex}`
      const { style, formulaResult = null } = sheet.cells?.get(key) ?? {}
      const value = typedValue(raw ?? formulaResult)
      const merge = merges.get(key)
      const fill = readFill(style, theme)
      const across = merge ? merge.endCol - merge.startCol + 1 : 1
      const down = merge ? merge.endRow - merge.startRow + 1 : 1
      const comment = marks.comments.get(key)?.trim()
      return {
        text: showValue(value, marks.percents.has(key) ? '%' : style?.numFmt),
        value,
        ...(fill && { fill }),
        ...(across > 1 && { mergedAcross: across }),
        ...(down > 1 && { mergedDown: down }),
        ...(style?.font?.bold && { bold: true }),
        ...(marks.struck.has(key) && { isStruck: true as const }),
        ...(comment && { comment }),
      }
    }),
  )
  const trimmed = trimRows(rows)
  const hiddenRows = marks.hiddenRows.filter((row) => row < trimmed.length)
  return {
    name: sheet.name,
    rows: trimmed,
    ...(marks.isHidden && { isHidden: true as const }),
    ...(hiddenRows.length > 0 && { hiddenRows }),
    ...(marks.hiddenColumns.length > 0 && { hiddenColumns: marks.hiddenColumns }),
  }
}

function readCsv({ name, bytes }: SheetRequest): readonly Sheet[] {
  const text = decodeText(bytes)
  const rows = parseCsv(text, { delimiter: findSeparator(text) })
  const cells = rows.map((row) =>
    row.map((value): Cell => ({ text: showValue(value), value: value === '' ? null : value })),
  )
  return [{ name: name.replace(/\.\w+$/, ''), rows: trimRows(cells) }]
}

async function readWorkbook({ kind, bytes }: SheetRequest): Promise<readonly Sheet[]> {
  const options = { readStyles: true }
  if (kind === 'xlsx') {
    const { sheets, themeColors = [] } = await readXlsx(bytes, options)
    return sheets.map((sheet) => readSheet(sheet, themeColors, xlsxMarks(sheet)))
  }
  const { content, file } = await plainOds(bytes)
  const marks = odsMarks(content)
  const { sheets } = await readOds(file, options)
  return sheets.map((sheet, index) => readSheet(sheet, [], marks[index] ?? xlsxMarks(sheet)))
}

const countCells = (sheets: readonly Sheet[]): number =>
  sheets.reduce((total, { rows }) => total + rows.reduce((sum, row) => sum + row.length, 0), 0)

const hasLongCell = (sheets: readonly Sheet[]): boolean =>
  sheets.some(({ rows }) => rows.some((row) => row.some(({ text }) => text.length > maxCellCharacters)))

export async function readWorkbookNow(request: SheetRequest): Promise<SheetAnswer> {
  const refuse = (refusal: SheetRefusal): SheetAnswer => ({ kind: 'refused', refusal })
  try {
    if (request.kind !== 'csv' && !(await isArchiveWithin(request.bytes, archiveLimits.uncompressedBytes)))
      return refuse('too-many-cells')
    const sheets = request.kind === 'csv' ? readCsv(request) : await readWorkbook(request)
    if (countCells(sheets) > maxCells) return refuse('too-many-cells')
    return hasLongCell(sheets) ? refuse('cell-too-long') : { kind: 'read', sheets }
  } catch {
    return refuse('unreadable-spreadsheet')
  }
}
