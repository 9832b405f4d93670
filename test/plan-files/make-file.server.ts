/** Spreadsheets as people keep them, written as files: colours, merges, dates, several sheets. */
import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'

/** One cell: its value, or its value with how it looks. */
export type FileCell = string | number | Date | null | StyledCell
type StyledCell = {
  readonly value: string | number | Date
  readonly fill?: string
  readonly isBold?: true
  readonly across?: number
  readonly down?: number
  readonly format?: string
}
export type FileSheet = {
  readonly name: string
  readonly rows: readonly (readonly FileCell[])[]
  readonly isHidden?: true
}
export type PlanFile = {
  readonly name: string
  readonly sheets: readonly FileSheet[]
  /** Of a CSV. */
  readonly csv?: { readonly separator: string; readonly encoding: 'utf8' | 'utf8-mark' | 'latin1' }
}

/** A title over the whole table, merged and coloured. */
export const banner = (value: string, across: number, fill = 'FFD966'): readonly FileCell[] => [
  { value, across, fill, isBold: true },
]
export const down = (value: string, rows: number): FileCell => ({ value, down: rows })
/** A day as spreadsheets keep it. */
export const day = (text: string): FileCell => ({ value: new Date(`${text}T00:00:00Z`), format: 'dd/mm/yyyy' })

const styled = (cell: FileCell): StyledCell | undefined =>
  cell !== null && typeof cell === 'object' && !(cell instanceof Date) ? cell : undefined
const plainValue = (cell: FileCell): string | number | Date | null =>
  cell !== null && typeof cell === 'object' && !(cell instanceof Date) ? cell.value : cell

function sheetOf({ name, rows, isHidden }: FileSheet) {
  const cells = new Map<string, { style: object }>()
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = []
  rows.forEach((row, startRow) => {
    row.forEach((cell, startCol) => {
      const look = styled(cell)
      if (!look) return
      const { fill, isBold, across = 1, down: tall = 1, format } = look
      cells.set(`${startRow},${startCol}`, {
        style: {
          ...(fill && { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } }),
          ...(isBold && { font: { bold: true } }),
          ...(format && { numFmt: format }),
        },
      })
      if (across > 1 || tall > 1)
        merges.push({ startRow, startCol, endRow: startRow + tall - 1, endCol: startCol + across - 1 })
    })
  })
  return { name, rows: rows.map((row) => row.map(plainValue)), cells, merges, ...(isHidden && { hidden: true }) }
}

const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

function csvOf({ rows }: FileSheet, { separator, encoding }: NonNullable<PlanFile['csv']>): Uint8Array {
  const text = rows
    .map((row) => row.map((cell) => quoted(String(plainValue(cell) ?? ''), separator)).join(separator))
    .join('\r\n')
  return encoding === 'latin1'
    ? // The apostrophe of Windows.
      Buffer.from(text.replaceAll('’', '\u0092'), 'latin1')
    : Buffer.from(encoding === 'utf8-mark' ? `\uFEFF${text}` : text, 'utf8')
}

export async function bytesOf({ name, sheets, csv }: PlanFile): Promise<Uint8Array> {
  const [first] = sheets
  if (csv && first) return csvOf(first, csv)
  const written = { sheets: sheets.map(sheetOf) }
  return name.endsWith('.ods') ? writeOds(written) : writeXlsx(written)
}
