/** Amounts where rows meet columns: each written, with a bar under it, all on one scale. Pure. */
import { scaleLinear } from 'd3-scale'
import { cutToWidth, element, type Picture, palette, picture, text } from './svg.ts'

type BarCell = {
  /** What is written above the bar. */
  readonly text: string
  /** From left to right; `strength` from 0 (an outline) to 1 (the full colour). */
  readonly parts: readonly { readonly value: number; readonly strength: number }[]
}

type BarRow = {
  readonly label: string
  /** Of its bars. */
  readonly colour: string
  /** One per column; null where there is nothing to say. */
  readonly cells: readonly (BarCell | null)[]
}

type BarTableSpec = {
  readonly title: string
  /** The table as one sentence. */
  readonly sentence: string
  readonly columns: readonly string[]
  readonly rows: readonly BarRow[]
  /** Of all the columns together, in pixels. @default 900 */
  readonly columnsWidth?: number
}

const LABELS = 200
const LEAST_COLUMN = 104
const ALL_COLUMNS = 900
const GAP = 20
const TOP = 28
const LINE = 46
const BAR = 8

const sumOf = ({ parts }: BarCell): number => parts.reduce((sum, { value }) => sum + value, 0)

/** The widest bar is the largest sum of the table. A cell whose parts add to nothing has its words and no bar. */
export function barTable({ title, sentence, columns, rows, columnsWidth = ALL_COLUMNS }: BarTableSpec): Picture {
  const columnWidth = Math.max(LEAST_COLUMN, columnsWidth / Math.max(1, columns.length))
  const width = LABELS + Math.max(1, columns.length) * columnWidth
  const height = TOP + Math.max(1, rows.length) * LINE
  const largest = Math.max(1, ...rows.flatMap(({ cells }) => cells.map((cell) => (cell ? sumOf(cell) : 0))))
  const length = scaleLinear([0, largest], [0, columnWidth - GAP])
  const left = (index: number) => LABELS + index * columnWidth

  const heads = columns.map((label, index) =>
    text(cutToWidth(label, columnWidth - GAP), { x: left(index), y: 14, 'font-weight': 600 }),
  )
  const lines = rows.flatMap(({ label, colour, cells }, rank) => {
    const top = TOP + rank * LINE
    return [
      element('line', { x1: 0, x2: width, y1: top - 6, y2: top - 6, stroke: palette.line }),
      text(cutToWidth(label, LABELS - GAP, 14), {
        x: 0,
        y: top + 15,
        'font-size': 14,
        'font-weight': 600,
        fill: palette.ink,
      }),
      ...cells.flatMap((cell, index) => (cell ? cellShapes(cell, left(index), top, colour) : [])),
    ]
  })

  function cellShapes(cell: BarCell, x: number, top: number, colour: string): readonly string[] {
    const parts = cell.parts.filter(({ value }) => value > 0)
    const bars = parts.map(({ value, strength }, index) =>
      element('rect', {
        x: x + length(parts.slice(0, index).reduce((sum, part) => sum + part.value, 0)),
        y: top + 22,
        width: Math.max(2, length(value)),
        height: BAR,
        rx: 2,
        fill: colour,
        'fill-opacity': strength,
        stroke: colour,
        'stroke-width': 0.75,
      }),
    )
    const fill = parts.length > 0 ? palette.ink : palette.ink3
    return [text(cell.text, { x, y: top + 15, 'font-size': 14, fill }), ...bars]
  }

  return picture({ width, height, title, sentence }, [...heads, ...lines])
}
