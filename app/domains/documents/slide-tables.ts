/** Tables cut to the height of a slide, row by row, their heads repeated. Pure. Rules: docs/rules/documents.md §14. */
import type { DossierTable } from './chart-view.ts'
import type { DossierColumn } from './dossier.ts'
import { boldRatio, columnNeeds, columnWidths, countLines, splitText } from './text-fit.ts'

type Row = readonly string[]
export type SlideTable = {
  readonly caption: string
  readonly columns: readonly DossierColumn[]
  readonly rows: readonly Row[]
  /** Points. */
  readonly size: number
  /** Inches, in the order of the columns. */
  readonly widths: readonly number[]
  /** Inches: the head, then each row. */
  readonly heights: readonly number[]
}

/** Largest first. A table too long for one slide is cut at twelve; a smaller size only saves words from being cut. */
const sizes = [14, 12, 11, 10] as const
const cutSize = 12
const lineHeight = 1.2
/** Points, on each side of a cell. */
export const cellMargin = { x: 5, y: 4 } as const

/** Another program, or another font than ours, takes a little more room than we count. */
const ease = 1.07

/** Everything measured at one size; the heads and the first column are bold. */
function layOut({ columns, rows }: DossierTable, total: number, size: number) {
  const head = columns.map(({ header }) => header)
  const sizeAt = (isHead: boolean, column: number): number => size * ease * (isHead || column === 0 ? boldRatio : 1)
  const needs = columnNeeds(columns, rows, sizeAt, 2 * cellMargin.x)
  const widths = columnWidths(needs, total)
  const textWidthAt = (column: number): number => (widths[column] ?? 0) - 2 * cellMargin.x
  const heightOf = (row: Row, isHead = false): number => {
    const counts = row.map((text, index) => countLines(text, textWidthAt(index), sizeAt(isHead, index)))
    return Math.max(...counts) * size * lineHeight + 2 * cellMargin.y
  }
  /** A row taller than the room is continued under the same name. */
  const cutRow = (row: Row, room: number): readonly Row[] => {
    const maxLines = Math.max(1, Math.floor((room - 2 * cellMargin.y) / (size * lineHeight)))
    const cells = row.map((text, index) => splitText(text, textWidthAt(index), sizeAt(false, index), maxLines))
    const count = Math.max(...cells.map((parts) => parts.length))
    return Array.from({ length: count }, (_none, part) => cells.map((parts) => parts[part] ?? ''))
  }
  return {
    size,
    widths,
    heightOf,
    cutRow,
    headHeight: heightOf(head, true),
    height: rows.reduce((sum, row) => sum + heightOf(row), heightOf(head, true)),
    holdsWords: needs.every(({ least }, index) => least <= (widths[index] ?? 0) + 0.5),
  }
}

function chooseLayout(table: DossierTable, total: number, room: number) {
  const tried = sizes.map((size) => layOut(table, total, size))
  const whole = tried.find(({ size, holdsWords, height }) => size >= cutSize && holdsWords && height <= room)
  const cut = tried.find(({ size, holdsWords }) => size <= cutSize && holdsWords)
  return whole ?? cut ?? layOut(table, total, sizes[3])
}

type Layout = ReturnType<typeof layOut>
type Rooms = { readonly first: number; readonly next: number }

/** As many rows as a slide holds, in order. */
function fillSlides(rows: readonly Row[], layout: Layout, rooms: Rooms): readonly (readonly Row[])[] {
  const parts: Row[][] = [[]]
  let left = rooms.first
  for (const row of rows) {
    const needed = layout.heightOf(row)
    if (needed > left && parts.at(-1)?.length !== 0) {
      parts.push([])
      left = rooms.next
    }
    parts.at(-1)?.push(row)
    left -= needed
  }
  return parts
}

/** The same number of slides, about as full as one another: no last row alone. */
function balanceSlides(rows: readonly Row[], layout: Layout, rooms: Rooms): readonly (readonly Row[])[] {
  const full = fillSlides(rows, layout, rooms)
  if (full.length === 1) return full
  for (let part = 0.5; part < 1; part += 0.05) {
    const parts = fillSlides(rows, layout, { first: rooms.first * part, next: rooms.next * part })
    if (parts.length === full.length) return parts
  }
  return full
}

const asSlideTable = (table: DossierTable, layout: Layout, rows: readonly Row[]): SlideTable => ({
  caption: table.caption,
  columns: table.columns,
  rows,
  size: layout.size,
  widths: layout.widths.map((points) => points / 72),
  heights: [layout.headHeight, ...rows.map((row) => layout.heightOf(row))].map((points) => points / 72),
})

/** As many rows as one slide holds. @param width inches @param height inches */
export function firstOfTable(table: DossierTable, width: number, height: number): SlideTable {
  const layout = chooseLayout(table, width * 72, height * 72)
  const room = height * 72 - layout.headHeight
  return asSlideTable(table, layout, fillSlides(table.rows, layout, { first: room, next: room })[0] ?? [])
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
  const layout = chooseLayout(table, width * 72, firstHeight * 72)
  const rooms = { first: firstHeight * 72 - layout.headHeight, next: height * 72 - layout.headHeight }
  const smallest = Math.min(rooms.first, rooms.next)
  const rows = table.rows.flatMap((row) => (layout.heightOf(row) > smallest ? layout.cutRow(row, smallest) : [row]))
  return balanceSlides(rows, layout, rooms).map((part) => asSlideTable(table, layout, part))
}
