/** One number known, then carried on by hypotheses: lines that part from the last year known, beside a target and a reference. Pure. */
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { formatNumber } from '#app/kernel/format.ts'
import { element, type Picture, palette, picture, readText, text } from './svg.ts'

type Point = { readonly year: number; readonly value: number }
export type CoverageLinesSpec = {
  readonly title: string
  /** Sorted by year. */
  readonly known: readonly Point[]
  /** From the last year known on; `label` is written at the end. */
  readonly carried: readonly { readonly label: string; readonly points: readonly Point[] }[]
  readonly target: { readonly label: string; readonly value: number; readonly year: number } | null
  readonly reference: { readonly label: string; readonly value: number } | null
  readonly format?: (value: number) => string
}

const HEIGHT = 250
const MARGIN = { top: 12, left: 34, bottom: 24 }
/** Room for the words at the end of the lines; on a phone, for the numbers only: the legend beside says the rest. */
const WORDS = { screen: 215, phone: 48 }
const NARROW = 400
const LINE = 15
const colours = [palette.accent, palette.authority] as const

/** Words one above the other, in the order of their places, never closer than a line. */
function apart<Word extends { readonly y: number }>(words: readonly Word[]): readonly Word[] {
  const placed: Word[] = []
  for (const word of words.toSorted((one, other) => one.y - other.y)) {
    const before = placed.at(-1)
    placed.push({ ...word, y: before ? Math.max(word.y, before.y + LINE) : word.y })
  }
  return placed
}

/** Where each line that goes on without being known ends. */
const endsOf = ({ carried }: CoverageLinesSpec) =>
  carried.flatMap(({ label, points }) => {
    const last = points.at(-1)
    return last ? [{ label, ...last }] : []
  })

/** The last value known, where each line goes, the target and what it is compared with. */
const sentenceOf = (spec: CoverageLinesSpec, format: (value: number) => string): string => {
  const { known, target, reference } = spec
  return [
    ...known.slice(-1).map(({ year, value }) => `${format(value)} en ${year}`),
    ...endsOf(spec).map(({ label, year, value }) => `${format(value)} en ${year}, ${label}`),
    ...(target ? [`${target.label} ${format(target.value)}`] : []),
    ...(reference ? [`${reference.label} ${format(reference.value)}`] : []),
  ].join(' ; ')
}

/** What they share is said once. */
const numbersBeside = (ticks: readonly number[], y: (tick: number) => number): string =>
  element(
    'g',
    { fill: palette.ink3, 'text-anchor': 'end' },
    ...ticks.map((tick) => element('text', { x: MARGIN.left - 6, y: y(tick) + 4 }, readText(formatNumber(tick)))),
  )

/** @param width in pixels: one for a screen, one for a phone */
export function coverageLines(spec: CoverageLinesSpec, width: number): Picture {
  const { title, known, carried, target, reference, format = (value: number) => formatNumber(value, 1) } = spec
  const ends = endsOf(spec)
  const all = [...known, ...carried.flatMap(({ points }) => points)]
  if (all.length === 0) return picture({ width, height: 1, title, sentence: 'aucune valeur.' }, [])
  const values = [...all.map(({ value }) => value), ...[target, reference].flatMap((one) => (one ? [one.value] : []))]
  const years = [...all.map(({ year }) => year), ...(target ? [target.year] : [])]
  const isNarrow = width < NARROW
  const right = width - (isNarrow ? WORDS.phone : WORDS.screen)
  const say = (value: number, label: string) => (isNarrow ? format(value) : `${format(value)} ${label}`)
  const [from, to] = [Math.min(...years), Math.max(...years)]
  const x = scaleLinear([from, Math.max(to, from + 1)], [MARGIN.left, right])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(6)
  const ticks = y.ticks(6)
  const path = line<Point>()
    .x(({ year }) => x(year))
    .y(({ value }) => y(value))
    .digits(2)
  const drawn = (points: readonly Point[], stroke: string, isCarried: boolean) =>
    element('path', {
      ...{ d: path(points) ?? '', fill: 'none', stroke, 'stroke-width': 2.25, 'stroke-linejoin': 'round' },
      ...(isCarried ? { 'stroke-dasharray': '5 4' } : {}),
    })
  const level = (value: number, look: Readonly<Record<string, string | number>>) =>
    element('line', { x1: MARGIN.left, x2: right, y1: y(value), y2: y(value), ...look })
  const words = apart([
    ...ends.map(({ label, value }, rank) => ({
      said: say(value, label),
      y: y(value),
      fill: colours[rank] ?? palette.ink2,
    })),
    ...(target ? [{ said: say(target.value, target.label), y: y(target.value), fill: palette.ok }] : []),
    ...(reference ? [{ said: say(reference.value, reference.label), y: y(reference.value), fill: palette.ink2 }] : []),
  ])
  return picture({ width, height: HEIGHT, title, sentence: `${sentenceOf(spec, format)}.` }, [
    element('path', {
      d: ticks.map((tick) => `M${MARGIN.left} ${Math.round(y(tick) * 100) / 100}H${right}`).join(''),
      stroke: palette.line,
    }),
    numbersBeside(ticks, y),
    ...(reference ? [level(reference.value, { stroke: palette.ink3, 'stroke-width': 1.5 })] : []),
    ...(target ? [level(target.value, { stroke: palette.ok, 'stroke-width': 1.75, 'stroke-dasharray': '2 3' })] : []),
    ...carried.map(({ points }, rank) => drawn(points, colours[rank] ?? palette.ink2, true)),
    ...(known.length > 1 ? [drawn(known, palette.accent, false)] : []),
    ...known
      .slice(-1)
      .map((point) => element('circle', { cx: x(point.year), cy: y(point.value), r: 4.5, fill: palette.accent })),
    ...ends.map(({ year, value }, rank) =>
      element('circle', {
        ...{ cx: x(year), cy: y(value), r: 4.5, fill: palette.surface },
        ...{ stroke: colours[rank] ?? palette.ink2, 'stroke-width': 2 },
      }),
    ),
    ...words.map(({ said, y: place, fill }) => text(said, { x: right + 10, y: place + 4, fill, 'font-weight': 600 })),
    ...[...new Set([from, ...known.slice(-1).map(({ year }) => year), to])].map((year) =>
      text(String(year), { x: x(year), y: HEIGHT - 4, 'text-anchor': 'middle' }),
    ),
  ])
}
