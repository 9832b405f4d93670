/** How one value went over the years: a line, broken where a year is missing. Pure. */
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { formatNumber } from '#app/kernel/format.ts'
import { chartWords } from './chart-words.fr.ts'
import { element, type Picture, palette, picture, text } from './svg.ts'

type TrendPoint = {
  readonly year: number /** Undefined when missing or secret. */
  readonly value: number | undefined
}

type TrendLineSpec = {
  readonly title: string
  /** Sorted by year. */
  readonly points: readonly TrendPoint[]
  /** How a value is written, unit included. @default formatNumber */
  readonly format?: (value: number) => string
  /** @default that of a cell */
  readonly size?: Size
}

type Size = { readonly width: number; readonly height: number }
const cell: Size = { width: 164, height: 32 }
const MARGIN = 5
/** Room of a year at each end of the line. */
const YEAR = 34

type KnownValue = { readonly year: number; readonly value: number }
const isKnown = (point: TrendPoint): point is KnownValue => point.value !== undefined

/** The scale is that of the values, not from zero: it shows a direction, the numbers beside it show the size. */
export function trendLine({
  title,
  points,
  format = (value) => formatNumber(value),
  size: { width, height } = cell,
}: TrendLineSpec): Picture {
  const known = points.filter(isKnown)
  const first = known.at(0)
  const last = known.at(-1)
  if (!first || !last) return picture({ width, height, title, sentence: chartWords.noYear }, [])

  const values = known.map(({ value }) => value)
  const x = scaleLinear([first.year, Math.max(last.year, first.year + 1)], [YEAR, width - YEAR])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [height - MARGIN, MARGIN])
  const heightOf = (value: number) => (Math.min(...values) === Math.max(...values) ? height / 2 : y(value))
  const path = line<TrendPoint>()
    .defined(isKnown)
    .x(({ year }) => x(year))
    .y(({ value }) => heightOf(value ?? 0))
    .digits(2)

  const baseline = height / 2 + 4
  const shapes = [
    element('path', {
      d: path(points) ?? '',
      fill: 'none',
      stroke: palette.accent,
      'stroke-width': 2,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'round',
    }),
    element('circle', { cx: x(last.year), cy: heightOf(last.value), r: 3.5, fill: palette.accent }),
    text(String(first.year), { x: 0, y: baseline }),
  ]
  if (last.year !== first.year) shapes.push(text(String(last.year), { x: width, y: baseline, 'text-anchor': 'end' }))

  const sentence =
    first.year === last.year
      ? `${format(first.value)} en ${first.year}.`
      : `${format(first.value)} en ${first.year}, ${format(last.value)} en ${last.year}.`
  return picture({ width, height, title, sentence }, shapes)
}
