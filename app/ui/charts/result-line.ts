/** What an objective came to: its values by year above the line of « si rien n’avait changé », on the way to a target. Pure. */
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { formatNumber } from '#app/kernel/format.ts'
import { chartWords } from './chart-words.fr.ts'
import { cutToWidth, element, type Picture, palette, picture, text } from './svg.ts'

type Point = { readonly year: number; readonly value: number }
export type ResultLineSpec = {
  readonly title: string
  /** Sorted by year; the first one is the baseline, carried flat. */
  readonly points: readonly Point[]
  /** Null when none was set, or no year with it. */
  readonly target: Point | null
  /** « 19 de plus »: what the last value is beside the flat line; null when there is nothing to say. */
  readonly gap: string | null
  /** How a value is written, unit included. @default formatNumber */
  readonly format?: (value: number) => string
}

const HEIGHT = 252
const MARGIN = { top: 18, left: 46, bottom: 30 }
/** Room for words at the end of the lines; on a phone, for the numbers alone: the legend under the picture says the rest. */
const WORDS = { screen: 190, phone: 62 }
const NARROW = 420
const LINE = 16
/** Words over a line stay readable. */
const halo = { stroke: palette.surface, 'stroke-width': 3, 'paint-order': 'stroke' } as const

/** « 22 en 2025, 24 en 2026, 41 en 2028 ; cible 60 en 2029 ; si rien n’avait changé, 22 ». */
function sentenceOf({ points, target, format = (value: number) => formatNumber(value) }: ResultLineSpec): string {
  const [first] = points
  if (!first) return 'aucune valeur.'
  return `${[
    points.map(({ year, value }) => `${format(value)} en ${year}`).join(', '),
    ...(target ? [`cible ${format(target.value)} en ${target.year}`] : []),
    `${chartWords.flat}, ${format(first.value)}`,
  ].join(' ; ')}.`
}

/** The scale starts at zero unless the values are far from it: then a curve would be flat for being high. */
function domainOf(values: readonly number[]): readonly [number, number] {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const isFar = lowest > 0 && lowest > 0.7 * highest && highest > lowest
  return isFar ? [lowest, highest] : [Math.min(0, lowest), highest === 0 && lowest === 0 ? 1 : Math.max(0, highest)]
}

/** The year of each value, those too close to the one before left out. */
function yearsShown(years: readonly number[], place: (year: number) => number): readonly number[] {
  const spaced: number[] = []
  for (const year of years) {
    const before = spaced.at(-1)
    if (before === undefined || place(year) - place(before) >= 40) spaced.push(year)
  }
  return spaced
}

/** What the drawing of one result measures by. */
function sceneOf(spec: ResultLineSpec, first: Point, last: Point, width: number) {
  const { points, target, format = (value: number) => formatNumber(value) } = spec
  const isNarrow = width < NARROW
  const wordsWidth = isNarrow ? WORDS.phone : WORDS.screen
  const right = width - wordsWidth
  const endYear = Math.max(last.year, target?.year ?? last.year, first.year + 1)
  const x = scaleLinear([first.year, endYear], [MARGIN.left, right])
  const values = [...points.map(({ value }) => value), ...(target ? [target.value] : [])]
  const y = scaleLinear(domainOf(values), [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(5)
  const path = line<Point>()
    .x(({ year }) => x(year))
    .y(({ value }) => y(value))
    .digits(2)
  /** At the end of its line, on the right. */
  const endWords = (value: number, words: string, place: number, fill: string) =>
    text(isNarrow ? format(value) : cutToWidth(`${format(value)} ${words}`, wordsWidth - 12), {
      ...{ x: right + 10, y: place + 4, fill, 'font-weight': 600 },
    })
  return {
    right,
    endYear,
    x,
    y,
    flat: y(first.value),
    pathOf: (dots: readonly Point[]) => path(dots) ?? '',
    endWords,
    format,
  }
}
type Scene = ReturnType<typeof sceneOf>

const ticksOf = ({ y, right }: Scene): readonly string[] =>
  y
    .ticks(5)
    .flatMap((tick) => [
      element('line', { x1: MARGIN.left, x2: right, y1: y(tick), y2: y(tick), stroke: palette.line }),
      text(formatNumber(tick), { x: MARGIN.left - 8, y: y(tick) + 4, 'text-anchor': 'end' }),
    ])

/** The way to the target, dotted. */
const wayTo = (target: Point, first: Point, { pathOf }: Scene): readonly string[] =>
  target.year > first.year
    ? [
        element('path', {
          ...{ d: pathOf([first, target]), fill: 'none', stroke: palette.ok, 'stroke-width': 2 },
          ...{ 'stroke-dasharray': '2 4', 'stroke-linecap': 'round' },
        }),
      ]
    : []

/** What stands between the curve and the line it would have followed. */
const changed = (points: readonly Point[], first: Point, last: Point, { x, flat, pathOf }: Scene): readonly string[] =>
  points.length > 1
    ? [
        element('path', {
          d: `${pathOf(points)}L${x(last.year).toFixed(2)},${flat.toFixed(2)}L${x(first.year).toFixed(2)},${flat.toFixed(2)}Z`,
          ...{ fill: palette.accent, 'fill-opacity': 0.1 },
        }),
      ]
    : []

const curve = (points: readonly Point[], { x, y, pathOf }: Scene): readonly string[] => [
  ...(points.length > 1
    ? [
        element('path', {
          ...{ d: pathOf(points), fill: 'none', stroke: palette.accent, 'stroke-width': 3 },
          'stroke-linejoin': 'round',
        }),
      ]
    : []),
  ...points.map(({ year, value }) =>
    element('circle', {
      ...{ cx: x(year), cy: y(value), r: 5, fill: palette.accent, stroke: palette.surface, 'stroke-width': 1.5 },
    }),
  ),
]

const targetMark = (target: Point, { x, y, endWords }: Scene): readonly string[] => [
  element('line', {
    ...{ x1: x(target.year), x2: x(target.year), y1: y(target.value) - 12, y2: y(target.value) + 12 },
    ...{ stroke: palette.ok, 'stroke-width': 3 },
  }),
  endWords(target.value, `cible de ${target.year}`, y(target.value), palette.ok),
]

/** Where the flat line is named: aside from the words of a target too near. */
function flatWordsAt(target: Point | null, { y, flat }: Scene): number {
  if (target === null || Math.abs(y(target.value) - flat) >= 2 * LINE) return flat
  return y(target.value) + (y(target.value) > flat ? -2 : 2) * LINE
}

/** @param width in pixels: one for a screen, one for a phone */
export function resultLine(spec: ResultLineSpec, width: number): Picture {
  const { title, points, target, gap } = spec
  const sentence = sentenceOf(spec)
  const first = points.at(0)
  const last = points.at(-1)
  if (!first || !last) return picture({ width, height: 1, title, sentence }, [])
  const scene = sceneOf(spec, first, last, width)
  const { right, endYear, x, y, flat, endWords, format } = scene
  return picture({ width, height: HEIGHT, title, sentence }, [
    ...ticksOf(scene),
    ...(target ? wayTo(target, first, scene) : []),
    ...changed(points, first, last, scene),
    element('line', {
      ...{ x1: MARGIN.left, x2: right, y1: flat, y2: flat, stroke: palette.warn, 'stroke-width': 2 },
      'stroke-dasharray': '6 4',
    }),
    ...curve(points, scene),
    ...valueWords(points, x, y, format, target?.year),
    ...(gap && points.length > 1
      ? [text(gap, { x: x(last.year) + 10, y: y(last.value) - 8, fill: palette.accent, 'font-weight': 600, ...halo })]
      : []),
    ...(target ? targetMark(target, scene) : []),
    endWords(first.value, chartWords.flat, flatWordsAt(target, scene), palette.warn),
    ...yearsShown([...new Set([...points.map(({ year }) => year), endYear])], x).map((year) =>
      text(String(year), { x: x(year), y: HEIGHT - 6, 'text-anchor': 'middle' }),
    ),
  ])
}

type Scale = (value: number) => number

/** The value under its point, or over it where the curve goes down; those that would cover one another left out, the last kept. */
function valueWords(
  points: readonly Point[],
  x: Scale,
  y: Scale,
  format: (value: number) => string,
  targetYear: number | undefined,
) {
  const shown: Point[] = []
  for (const point of points.toReversed()) {
    const after = shown.at(-1)
    if (after === undefined || x(after.year) - x(point.year) >= 44) shown.push(point)
  }
  // The first one begins at its point: before it are the marks of the scale.
  return shown.map(({ year, value }) =>
    text(format(value), {
      // In the year of the target, its mark is there: the value stands before its point.
      ...(year === targetYear && shown.length > 1
        ? { x: x(year) - 12, y: y(value) - 2, 'text-anchor': 'end' }
        : {
            ...{ x: x(year), y: Math.min(y(value) + 22, HEIGHT - MARGIN.bottom - 4) },
            'text-anchor': year === points[0]?.year ? 'start' : 'middle',
          }),
      ...{ fill: palette.accent, 'font-weight': 700, ...halo },
    }),
  )
}
