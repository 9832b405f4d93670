/** Tables cut to the height of a slide, row by row, their heads repeated. Pure. Rules: docs/rules/documents.md §14. */
import type { DossierTable } from './chart-view.ts'
import type { DossierColumn } from './dossier.ts'
import { columnWidths, countLines, longestWordWidth, splitText } from './text-fit.ts'

export type SlideTable = {
  readonly caption: string
  readonly columns: readonly DossierColumn[]
  readonly rows: readonly (readonly string[])[]
  /** Points. */
  readonly size: number
  /** Inches, in the order of the columns. */
  readonly widths: readonly number[]
  /** Inches: the head, then each row. */
  readonly heights: readonly number[]
}

/** Largest first; a text under ten points is not read from the end of a room. */
const sizes = [16, 14, 12, 11, 10] as const
/** Points, on each side of a cell. */
const cellMargin = { x: 5, y: 4 } as const

const widthsOf = ({ columns, rows }: DossierTable, total: number, size: number): readonly number[] =>
  columnWidths(
    columns.map(({ share }) => share ?? 1),
    columns.map(({ header }, index) =>
      Math.max(
        ...[header, ...rows.map((row) => row[index] ?? '')].map(
          (text) => longestWordWidth(text, size) * 1.05 + 2 * cellMargin.x,
        ),
      ),
    ),
    total,
  )

const rowHeight = (row: readonly string[], widths: readonly number[], size: number): number =>
  Math.max(...row.map((text, index) => countLines(text, (widths[index] ?? 0) - 2 * cellMargin.x, size * 1.03))) *
    size *
    1.2 +
  2 * cellMargin.y

/** A row taller than a slide is continued on the next one, under the same name. */
function cutRow(
  row: readonly string[],
  widths: readonly number[],
  size: number,
  room: number,
): readonly (readonly string[])[] {
  const maxLines = Math.max(1, Math.floor((room - 2 * cellMargin.y) / (size * 1.2)))
  const cells = row.map((text, index) =>
    splitText(text, (widths[index] ?? 0) - 2 * cellMargin.x, size * 1.03, maxLines),
  )
  const count = Math.max(...cells.map((parts) => parts.length))
  if (count === 1) return [row]
  return Array.from({ length: count }, (_none, part) =>
    cells.map((parts, index) => parts[part] ?? (index === 0 && parts.length === 1 ? (parts[0] ?? '') : '')),
  )
}

/** The largest size at which the table holds on one slide; the middle one when it does not, smaller when words would be cut. */
function sizeOf(table: DossierTable, total: number, room: number): number {
  const heads = table.columns.map(({ header }) => header)
  const heightAt = (size: number): number => {
    const widths = widthsOf(table, total, size)
    return [heads, ...table.rows].reduce((sum, row) => sum + rowHeight(row, widths, size), 0)
  }
  const holdsWords = (size: number): boolean =>
    widthsOf(table, total, size).every((width, index) =>
      [heads, ...table.rows].every((row) => longestWordWidth(row[index] ?? '', size) <= width - 2 * cellMargin.x + 0.5),
    )
  const whole = sizes.find((size) => size >= 12 && holdsWords(size) && heightAt(size) <= room)
  return whole ?? sizes.find((size) => size <= 12 && holdsWords(size)) ?? 10
}

/**
 * @param width inches
 * @param height inches of a slide
 * @param firstHeight inches of the first one, which may hold a summary too
 * @returns one table a slide, at least one; together their rows are those of the table
 */
export function cutTable(
  table: DossierTable,
  width: number,
  height: number,
  firstHeight = height,
): readonly SlideTable[] {
  const total = width * 72
  const size = sizeOf(table, total, firstHeight * 72)
  const widths = widthsOf(table, total, size)
  const headHeight = rowHeight(
    table.columns.map(({ header }) => header),
    widths,
    size,
  )
  const smallest = Math.min(height, firstHeight) * 72 - headHeight
  const rows = table.rows.flatMap((row) =>
    rowHeight(row, widths, size) > smallest ? cutRow(row, widths, size, smallest) : [row],
  )
  const parts: (readonly string[])[][] = [[]]
  let left = firstHeight * 72 - headHeight
  for (const row of rows) {
    const needed = rowHeight(row, widths, size)
    if (needed > left && parts.at(-1)?.length !== 0) {
      parts.push([])
      left = height * 72 - headHeight
    }
    parts.at(-1)?.push(row)
    left -= needed
  }
  return parts.map((part) => ({
    caption: table.caption,
    columns: table.columns,
    rows: part,
    size,
    widths: widths.map((points) => points / 72),
    heights: [headHeight, ...part.map((row) => rowHeight(row, widths, size))].map((points) => points / 72),
  }))
}
