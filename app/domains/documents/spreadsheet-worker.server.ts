/** Reads one workbook, in a worker thread with a memory limit: a small file can hold a very large table. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Color } from 'hucre'
import { parseCsv } from 'hucre/csv'
import { readOds } from 'hucre/ods'
import { type CellStyle, readXlsx, resolveThemeColor, type Sheet as SourceSheet } from 'hucre/xlsx'
import { isArchiveWithin } from './archive.server.ts'
import { plainOds } from './plain-ods.server.ts'
import {
  type Cell,
  decodeText,
  findSeparator,
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

function readSheet(sheet: SourceSheet, theme: readonly string[]): Sheet {
  const merges = new Map((sheet.merges ?? []).map((merge) => [`${merge.startRow},${merge.startCol}`, merge]))
  const rows = sheet.rows.map((row, rowIndex) =>
    row.map((given, columnIndex): Cell => {
      const value = typedValue(given)
      const key = `${rowIndex},${columnIndex}`
      const style = sheet.cells?.get(key)?.style
      const merge = merges.get(key)
      const fill = readFill(style, theme)
      const across = merge ? merge.endCol - merge.startCol + 1 : 1
      const down = merge ? merge.endRow - merge.startRow + 1 : 1
      return {
        text: showValue(value, style?.numFmt),
        value,
        ...(fill && { fill }),
        ...(across > 1 && { mergedAcross: across }),
        ...(down > 1 && { mergedDown: down }),
        ...(style?.font?.bold && { bold: true }),
      }
    }),
  )
  return { name: sheet.name, rows: trimRows(rows) }
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
  const options = {
    readStyles: true,
    sheets: (sheet: { hidden?: boolean; veryHidden?: boolean }) => !sheet.hidden && !sheet.veryHidden,
  }
  const workbook = kind === 'ods' ? await readOds(await plainOds(bytes), options) : await readXlsx(bytes, options)
  return workbook.sheets.map((sheet) => readSheet(sheet, workbook.themeColors ?? []))
}

const countCells = (sheets: readonly Sheet[]): number =>
  sheets.reduce((total, { rows }) => total + rows.reduce((sum, row) => sum + row.length, 0), 0)

async function read(request: SheetRequest): Promise<SheetAnswer> {
  const refuse = (refusal: SheetRefusal): SheetAnswer => ({ kind: 'refused', refusal })
  try {
    if (request.kind !== 'csv' && !(await isArchiveWithin(request.bytes, archiveLimits.uncompressedBytes)))
      return refuse('too-many-cells')
    const sheets = request.kind === 'csv' ? readCsv(request) : await readWorkbook(request)
    return countCells(sheets) > maxCells ? refuse('too-many-cells') : { kind: 'read', sheets }
  } catch {
    return refuse('unreadable-spreadsheet')
  }
}

const request: SheetRequest = workerData
parentPort?.postMessage(await read(request))
