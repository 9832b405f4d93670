/** Cells of the exported plan: what they hold, how a spreadsheet shows them, and the print that tells which were changed. Pure. */
import type { ListName } from '#app/domains/plan/sheet/field-lists.ts'
import { dateInFile, numberText } from '#app/domains/plan/sheet/field-text.ts'
import { withoutControls } from '#app/kernel/without-controls.ts'

export type { ListName } from '#app/domains/plan/sheet/field-lists.ts'

/** A day is `YYYY-MM-DD` in a column of dates; a date known less precisely is its text, « 1er trim. 2027 ». */
export type Cell = string | number | null

export type Column = {
  readonly header: string
  /** In characters. */
  readonly widthChars: number
  readonly kind: 'text' | 'date' | 'number'
  readonly list?: ListName
  /** Technical: what finds the row again. */
  readonly isHidden?: true
}

/** What no workbook may hold is left out, on both sides of a comparison; a line break of Word is a line break. */
export const writable = (cell: Cell): Cell =>
  typeof cell === 'string' ? withoutControls(cell.replace(/[\v\f\u2028\u2029]/g, '\n')) : cell

const isDay = /^\d{4}-\d\d-\d\d$/

/** The cell as it reads once in a spreadsheet, XLSX, ODS or CSV. */
export function cellText(cell: Cell, { kind }: Pick<Column, 'kind'>): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return numberText(cell)
  return kind === 'date' && isDay.test(cell) ? dateInFile(cell, 'day') : cell.replace(/\r\n?/g, '\n').trim()
}

/** FNV-1a on the text, in base 36: enough to tell a changed cell from one left as it was. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0
  return value.toString(36).padStart(7, '0')
}

/** The print of one cell, under its title: the same text in another column has another print. */
export const cellPrint = (header: string, text: string): string => hash(`${header}\n${text}`)

/** The prints of a row, in any order: columns may be moved, and new ones come, without harm. A text, never a number. */
export const fingerprintOf = (columns: readonly Column[], cells: readonly Cell[]): string =>
  `t ${columns.map((column, index) => cellPrint(column.header, cellText(cells[index] ?? null, column))).join(' ')}`
