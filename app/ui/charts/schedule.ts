/** What happens when, one line a thing: a bar from its start to its end, a mark a step, a line for today. Pure. */
import { scaleUtc } from 'd3-scale'
import { addMonths, firstDayOf, lastDayOf } from '#app/kernel/calendar.ts'
import { formatDate } from '#app/kernel/format.ts'
import { chartWords } from './chart-words.fr.ts'
import { element, type Picture, palette, picture, text } from './svg.ts'

type Mark = { readonly on: string; readonly isDone: boolean }

type ScheduleRow = {
  readonly label: string
  /** First and last days; null when not known. */
  readonly from: string | null
  readonly to: string | null
  readonly isLate: boolean
  readonly isDone: boolean
  readonly marks: readonly Mark[]
}

type ScheduleSpec = { readonly title: string; readonly today: string; readonly rows: readonly ScheduleRow[] }

const WIDTH = 1120
const LABELS = 372
const RIGHT = 24
const TOP = 44
const LINE = 28
const BAR = 10
const longestLabel = 56

const cut = (label: string): string =>
  label.length > longestLabel ? `${label.slice(0, longestLabel - 1).trimEnd()}…` : label

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** The first and last days shown: whole months around everything known, today included, six months at least. */
function span(rows: readonly ScheduleRow[], today: string): readonly [string, string] {
  const days = rows
    .flatMap(({ from, to, marks }) => [from, to, ...marks.map(({ on }) => on)])
    .filter((day) => day !== null)
    .toSorted()
  const first = firstDayOf([today, days.at(0) ?? today].toSorted()[0] ?? today, 'month')
  const last = lastDayOf([today, days.at(-1) ?? today].toSorted()[1] ?? today, 'month')
  const least = lastDayOf(addMonths(first, 5), 'month')
  // Days are compared as text: `Math.max` is for numbers.
  return [first, [last, least].toSorted()[1] ?? last]
}

const colourOf = ({ isLate, isDone }: ScheduleRow): string =>
  isLate ? palette.bad : isDone ? palette.ok : palette.accent

/** The line of today, with its word. */
const present = (now: number, height: number) => [
  element('line', {
    x1: now,
    x2: now,
    y1: TOP - 14,
    y2: height,
    stroke: palette.bad,
    'stroke-width': 1.5,
    'stroke-dasharray': '4 3',
  }),
  text(chartWords.today, {
    x: now,
    y: TOP - 16,
    'font-size': 12,
    fill: palette.bad,
    'text-anchor': now > WIDTH - 80 ? 'end' : 'middle',
  }),
]

/** A thing without any date has its line and no bar; one whose start or end is not known has a mark where it is known. */
export function schedule({ title, today, rows }: ScheduleSpec): Picture {
  const [first, last] = span(rows, today)
  const scale = scaleUtc([asDate(first), asDate(last)], [LABELS, WIDTH - RIGHT])
  const x = (day: string) => scale(asDate(day))
  const height = TOP + Math.max(1, rows.length) * LINE + 8

  const ticks = scale.ticks(8).flatMap((date) => {
    const at = scale(date)
    const day = date.toISOString().slice(0, 10)
    return [
      element('line', { x1: at, x2: at, y1: TOP - 8, y2: height, stroke: palette.line, 'stroke-width': 1 }),
      text(formatDate(day, day.endsWith('-01-01') ? 'year' : 'month'), { x: at + 3, y: 14, 'font-size': 12 }),
    ]
  })
  const lines = rows.flatMap((row, index) => {
    const middle = TOP + index * LINE + LINE / 2
    const colour = colourOf(row)
    const { from, to, marks } = row
    return [
      text(cut(row.label), { x: 0, y: middle + 5, 'font-size': 14, fill: palette.ink }),
      ...(from !== null && to !== null
        ? [
            element('rect', {
              x: x(from),
              y: middle - BAR / 2,
              width: Math.max(3, x(to) - x(from)),
              height: BAR,
              rx: 3,
              fill: colour,
              'fill-opacity': row.isDone ? 0.55 : 0.8,
            }),
          ]
        : [from, to].flatMap((day) =>
            day === null ? [] : [element('rect', { x: x(day) - 2, y: middle - 7, width: 4, height: 14, fill: colour })],
          )),
      ...marks.map(({ on, isDone }) =>
        element('circle', {
          cx: x(on),
          cy: middle,
          r: 5,
          fill: isDone ? palette.ok : '#fff',
          stroke: isDone ? '#fff' : palette.ink,
          'stroke-width': 1.5,
        }),
      ),
    ]
  })
  const sentence = `${chartWords.rows(rows.length, first, last)} ; ${chartWords.todayIs(today)}.`
  return picture({ width: WIDTH, height, title, sentence }, [...ticks, ...lines, ...present(x(today), height)])
}
