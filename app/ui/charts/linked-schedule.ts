/** Bars over time, one a line, and what waits for what between them. The lines are named beside the picture, as links. Pure. */
import { scaleUtc } from 'd3-scale'
import { addMonths, firstDayOf, lastDayOf, monthsBetween } from '#app/kernel/calendar.ts'
import { formatShortMonth } from '#app/kernel/format.ts'
import { chartWords } from './chart-words.fr.ts'
import { element, type Picture, palette, picture, text } from './svg.ts'

/** How a bar is drawn: `late` is closed by a stroke, `paused` is open, `planned` is an outline. */
export type BarLook = 'planned' | 'running' | 'done' | 'late' | 'paused'

type Bar = {
  readonly kind: 'bar'
  /** First and last days; null when not known. */
  readonly from: string | null
  readonly to: string | null
  readonly look: BarLook
  readonly marks: readonly { readonly on: string; readonly isDone: boolean }[]
}
/** A line that only parts the others. */
type Heading = { readonly kind: 'heading' }

type End = { /** Rank of the line. */ readonly line: number; readonly on: string }
type Link = {
  /** What must end first. */
  readonly from: End
  /** What waits. */
  readonly to: End
  /** The second starts before the first ends. */
  readonly isBroken: boolean
}

type LinkedScheduleSpec = {
  readonly title: string
  readonly today: string
  readonly lines: readonly (Bar | Heading)[]
  readonly links: readonly Link[]
  /** Only this time, and nothing outside it. @default all that is known, today included */
  readonly span?: { readonly first: string; readonly last: string } | undefined
}

/** In pixels: what names the lines beside the picture keeps to them. */
export const scheduleHeights = { head: 60, line: 32 } as const

const { head: HEAD, line: LINE } = scheduleHeights
const BAR = 12
const LEAST_WIDTH = 776
const LEAST_MONTH = 9
const MOST_MONTH = 68
const RIGHT = 12

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`)
const isWithin = (day: string, [first, last]: Span): boolean => day >= first && day <= last

type Span = readonly [string, string]

/** Whole months around everything known, today included, six at least. */
function spanOf({ lines, today, span }: LinkedScheduleSpec): Span {
  if (span) return [span.first, span.last]
  const days = [
    today,
    ...lines.flatMap((line) => (line.kind === 'bar' ? [line.from, line.to, ...line.marks.map(({ on }) => on)] : [])),
  ]
    .filter((day) => day !== null)
    .toSorted()
  const first = firstDayOf(days.at(0) ?? today, 'month')
  const last = lastDayOf(days.at(-1) ?? today, 'month')
  const least = lastDayOf(addMonths(first, 5), 'month')
  // Days are compared as text: `Math.max` is for numbers.
  return [first, [last, least].toSorted()[1] ?? last]
}

const looks: Record<BarLook, Readonly<Record<string, string | number>>> = {
  planned: { fill: '#fff', stroke: palette.accent, 'stroke-width': 1.5 },
  running: { fill: palette.accent, stroke: palette.accent },
  done: { fill: palette.ok, 'fill-opacity': 0.6, stroke: palette.ok },
  late: { fill: palette.bad, 'fill-opacity': 0.85, stroke: palette.bad },
  paused: { fill: palette.sunken, stroke: palette.ink3, 'stroke-width': 1.5, 'stroke-dasharray': '3 2' },
}

/** Empty lines give an empty calendar of six months. Nothing is drawn outside the span. */
export function linkedSchedule(spec: LinkedScheduleSpec): Picture {
  const { title, today, lines, links } = spec
  const span = spanOf(spec)
  const [first, last] = span
  const monthCount = monthsBetween(first, last) + 1
  const monthWidth = Math.min(MOST_MONTH, Math.max(LEAST_MONTH, LEAST_WIDTH / monthCount))
  const plot = monthCount * monthWidth
  const width = plot + RIGHT
  const height = HEAD + Math.max(1, lines.length) * LINE
  const scale = scaleUtc([asDate(first), asDate(last)], [0, plot])
  const x = (day: string) => scale(asDate(day < first ? first : day > last ? last : day))
  const middle = (line: number) => HEAD + line * LINE + LINE / 2

  const bands = lines.map((line, rank) =>
    line.kind === 'heading'
      ? element('rect', { x: 0, y: HEAD + rank * LINE, width, height: LINE, fill: palette.sunken })
      : element('line', {
          x1: 0,
          x2: width,
          y1: HEAD + (rank + 1) * LINE,
          y2: HEAD + (rank + 1) * LINE,
          stroke: palette.line,
        }),
  )
  const bars = lines.flatMap((line, rank) => (line.kind === 'bar' ? barShapes(line, middle(rank), span, x) : []))
  const seen = links.filter(({ from, to }) => isWithin(from.on, span) || isWithin(to.on, span))
  const arrows = seen.map((link) =>
    arrow([x(link.from.on), middle(link.from.line)], [x(link.to.on), middle(link.to.line)], link.isBroken),
  )
  const broken = links.filter(({ isBroken }) => isBroken).length
  const facts = [
    chartWords.rows(lines.filter(({ kind }) => kind === 'bar').length, first, last),
    chartWords.todayIs(today),
    ...(links.length > 0 ? [chartWords.links(links.length, broken)] : []),
  ]
  return picture({ width, height, title, sentence: `${facts.join(' ; ')}.` }, [
    ...bands,
    ...months(first, monthCount, monthWidth, height),
    ...(isWithin(today, span) ? present(x(today), height, plot) : []),
    ...bars,
    ...arrows,
  ])
}

/** Years, then months or quarters where they have room. */
function months(first: string, count: number, monthWidth: number, height: number): readonly string[] {
  const every = monthWidth >= 30 ? 1 : 3
  return Array.from({ length: count }, (_, rank) => addMonths(first, rank)).flatMap((day, rank) => {
    const month = Number(day.slice(5, 7))
    const at = rank * monthWidth
    const isYear = month === 1
    const isShown = (month - 1) % every === 0
    const room = (13 - month) * monthWidth
    return [
      ...(isYear || isShown
        ? [
            element('line', {
              x1: at,
              x2: at,
              y1: isYear ? 4 : HEAD - 18,
              y2: height,
              stroke: isYear ? palette.lineStrong : palette.line,
            }),
          ]
        : []),
      ...(isYear || (rank === 0 && room > 40)
        ? [text(day.slice(0, 4), { x: at + 4, y: 15, 'font-size': 13, 'font-weight': 600, fill: palette.ink2 })]
        : []),
      ...(isShown
        ? [
            text(every === 1 ? (formatShortMonth(day).split(' ')[0] ?? '') : `T${(month + 2) / 3}`, {
              x: at + 4,
              y: HEAD - 8,
            }),
          ]
        : []),
    ]
  })
}

function barShapes(
  { from, to, look, marks }: Bar,
  y: number,
  span: Span,
  x: (day: string) => number,
): readonly string[] {
  const [first, last] = span
  const isSeen = from !== null && to !== null && from <= last && to >= first
  const left = from === null ? 0 : x(from)
  const length = to === null ? 0 : Math.max(3, x(to) - left)
  const ends = [from, to].filter((day) => day !== null && isWithin(day, span))
  return [
    ...(isSeen
      ? [element('rect', { x: left, y: y - BAR / 2, width: length, height: BAR, rx: 3, ...looks[look] })]
      : []),
    ...(isSeen && look === 'late'
      ? [element('rect', { x: left + length - 3, y: y - BAR / 2 - 3, width: 3, height: BAR + 6, fill: palette.bad })]
      : []),
    // Only one date is known: a stroke marks it.
    ...(from === null || to === null ? ends : []).flatMap((day) =>
      day === null
        ? []
        : [
            element('rect', {
              x: x(day) - 1.5,
              y: y - BAR / 2 - 2,
              width: 3,
              height: BAR + 4,
              rx: 1.5,
              ...looks[look],
            }),
          ],
    ),
    ...marks
      .filter(({ on }) => isWithin(on, span))
      .map(({ on, isDone }) =>
        element('circle', {
          cx: x(on),
          cy: y,
          r: 4.5,
          fill: isDone ? palette.ok : '#fff',
          stroke: isDone ? '#fff' : palette.ink,
          'stroke-width': 1.5,
        }),
      ),
  ]
}

const present = (x: number, height: number, plot: number): readonly string[] => [
  element('line', {
    x1: x,
    x2: x,
    y1: 36,
    y2: height,
    stroke: palette.bad,
    'stroke-width': 1.5,
    'stroke-dasharray': '4 3',
  }),
  text(chartWords.today, {
    x,
    y: 32,
    fill: palette.bad,
    'text-anchor': x > plot - 60 ? 'end' : x < 40 ? 'start' : 'middle',
  }),
]

type Point = readonly [number, number]

/** From an end to a start: to the right and down when there is room, else back between the lines. */
function arrow([x1, y1]: Point, [x2, y2]: Point, isBroken: boolean): string {
  const colour = isBroken ? palette.bad : palette.ink2
  const between = y2 > y1 ? y2 - LINE / 2 : y2 + LINE / 2
  const way =
    x2 - x1 >= 18
      ? `M${x1} ${y1}H${x1 + 9}V${y2}H${x2 - 5}`
      : `M${x1} ${y1}H${x1 + 9}V${between}H${x2 - 12}V${y2}H${x2 - 5}`
  return element(
    'g',
    {},
    element('path', {
      d: rounded(way),
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
      ...(isBroken ? { 'stroke-dasharray': '4 3' } : {}),
    }),
    element('path', { d: rounded(`M${x2 - 6} ${y2 - 4}L${x2} ${y2}L${x2 - 6} ${y2 + 4}Z`), fill: colour }),
  )
}

const rounded = (path: string): string =>
  path.replace(/(?<!\d)\d+\.\d+/g, (digits) => String(Math.round(Number(digits) * 100) / 100))
