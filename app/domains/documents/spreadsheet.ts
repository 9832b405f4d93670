/** A workbook as a person sees it: texts, and the colours and merges that tell a title from a line. Pure. Rules: docs/rules/documents.md. */

export type CellValue = string | number | Date | boolean | null

export type Cell = {
  /** What the cell shows: 31/12/2027, 1234,5, 50 %, oui. Empty text for an empty cell. */
  readonly text: string
  readonly value: CellValue
  /** `#rrggbb`, colours of the theme resolved; absent for no fill and for white. */
  readonly fill?: string
  /** Columns covered, from 2; the covered cells are empty. */
  readonly mergedAcross?: number
  /** Rows covered, from 2: an axis written once beside its actions. */
  readonly mergedDown?: number
  readonly bold?: boolean
}

/** Visible sheets only, in order; rows and cells that hold nothing at the end are left out. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] }

export type SheetRefusal = 'not-a-spreadsheet' | 'too-many-cells' | 'unreadable-spreadsheet'

/** Beyond this, a workbook is a database, not a plan of actions. */
export const maxCells = 300_000

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** A spreadsheet's day has no time zone: it is read in UTC. */
const showDay = (day: Date): string =>
  `${twoDigits(day.getUTCDate())}/${twoDigits(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`

const showNumber = (value: number): string => String(Number(value.toPrecision(12))).replace('.', ',')

/** What a value shows in French. Only the percentage of a number format is kept. */
export function showValue(value: CellValue, numberFormat = ''): string {
  if (value === null) return ''
  if (value instanceof Date) return showDay(value)
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value === 'number') return numberFormat.includes('%') ? `${showNumber(value * 100)} %` : showNumber(value)
  return value.replace(/\r\n?/g, '\n').trim()
}

/** Without the empty cells and rows of the end. */
export function trimRows(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const trimmed = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell.text !== '') + 1))
  return trimmed.slice(0, trimmed.findLastIndex((row) => row.length > 0) + 1)
}

/** UTF-8 when the bytes are, else the encoding of Windows; the byte order mark and Excel’s `sep=` line are dropped. */
export function decodeText(bytes: Uint8Array): string {
  const encodings = ['utf-8', 'windows-1252'] as const
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^sep=.\r?\n/, '')
    } catch {
      // not this encoding: the next one reads any byte
    }
  }
  return ''
}

const separators = [';', '\t', ','] as const

/** The separator most often met outside quotes in the first lines; `;` when none is. */
export function findSeparator(text: string): (typeof separators)[number] {
  const start = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const counts = separators.map((separator) => start.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))] ?? ';'
}
