/** A workbook as a person sees it: texts, and the colours and merges that tell a title from a line. Pure. Rules: docs/rules/documents.md. */

import { withoutLongBlanks } from '#app/kernel/storable.ts'
import { isUtf16 } from './upload.ts'

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
  /** All of its text, or a part of it, is struck through. */
  readonly isStruck?: true
  /** What is pinned on the cell, the whole thread. */
  readonly comment?: string
}

/** Every sheet, in order; rows and cells that hold nothing at the end are left out. */
export type Sheet = {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly isHidden?: true
  /** From 0; those of a filter too. */
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
}

export type SheetRefusal = 'not-a-spreadsheet' | 'too-many-cells' | 'cell-too-long' | 'unreadable-spreadsheet'

/** Beyond this, a workbook is a database, not a plan of actions. */
export const maxCells = 300_000
/** What a cell of Excel holds; that of a text may be a book. */
export const maxCellCharacters = 32_767

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** A spreadsheet's day has no time zone: it is read in UTC. */
const showDay = (day: Date): string =>
  `${twoDigits(day.getUTCDate())}/${twoDigits(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`

const showNumber = (value: number): string => String(Number(value.toPrecision(12))).replace('.', ',')

const dayMs = 86_400_000
/** Day zero of spreadsheets. */
const firstDay = Date.UTC(1899, 11, 30)
const showTime = (at: Date): string => `${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())}`

/**
 * What was typed, when a cell formatted otherwise makes a strange date of it: 2029 in a cell of dates is 21 July 1905, 12:30 an
 * hour of the last days of 1899.
 */
export function typedValue(value: CellValue): CellValue {
  if (typeof value === 'string') return value.replace(/^PT(\d+)H(\d+)M(?:\d+)(?:[.,]\d+)?S$/, (_, h, m) => `${h}:${m}`)
  if (!(value instanceof Date)) return value
  const serial = (value.getTime() - firstDay) / dayMs
  if (serial < 2) return showTime(value)
  return Number.isInteger(serial) && serial >= 1990 && serial <= 2100 ? serial : value
}

/** What a value shows in French. Only the percentage of a number format is kept. */
export function showValue(value: CellValue, numberFormat = ''): string {
  if (value === null) return ''
  if (value instanceof Date)
    return value.getTime() % dayMs === 0 ? showDay(value) : `${showDay(value)} ${showTime(value)}`
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value === 'number') return numberFormat.includes('%') ? `${showNumber(value * 100)} %` : showNumber(value)
  return withoutLongBlanks(value.replace(/\r\n?|[\v\f]/g, '\n').trim())
}

/** Without the empty cells and rows of the end; beside words, a coloured cell says something, under a month, as far as the words of the sheet go. */
export function trimRows(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const isFilled = ({ text, comment }: Cell): boolean => text !== '' || comment !== undefined
  const ends = rows.map((row) => row.findLastIndex(isFilled) + 1)
  const width = ends.reduce((most, end) => Math.max(most, end), 0)
  const endOf = (row: readonly Cell[], end: number): number =>
    end === 0 ? 0 : Math.max(end, row.slice(0, width).findLastIndex(({ fill }) => fill !== undefined) + 1)
  const trimmed = rows.map((row, index) => row.slice(0, endOf(row, ends[index] ?? 0)))
  return trimmed.slice(0, trimmed.findLastIndex((row) => row.length > 0) + 1)
}

/** UTF-16 when its mark says so, UTF-8 when the bytes are, else the encoding of Windows; the mark and Excel’s `sep=` line are dropped. */
export function decodeText(bytes: Uint8Array): string {
  const encodings = isUtf16(bytes) ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'windows-1252']
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

/** How many lines have the number of separators that most lines have: a table has it on every line, commas of sentences do not. */
function linesAlike(lines: readonly string[], separator: string): number {
  const counts = lines.map((line) => line.split(separator).length - 1).filter((count) => count > 0)
  return Math.max(0, ...[...Map.groupBy(counts, (count) => count).values()].map(({ length }) => length))
}

/** The separator that cuts the first lines alike; `;` when none does. */
export function findSeparator(text: string): (typeof separators)[number] {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n|\r/)
  const scores = separators.map((separator) => linesAlike(lines, separator))
  return separators[scores.indexOf(Math.max(...scores))] ?? ';'
}
