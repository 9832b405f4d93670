/** From where, where it is, how far to go: baseline, last value and target on one bar, each with its year. Pure. */
import { scaleLinear } from 'd3-scale'
import { formatNumber } from '#app/kernel/format.ts'
import { chartWords } from './chart-words.fr.ts'
import { cutToWidth, element, type Picture, palette, picture, text } from './svg.ts'

export type BarPoint = {
  readonly value: number
  /** `2023`, `déc. 2029`; empty when it is not known. */
  readonly when: string
}

export type TargetBarSpec = {
  readonly title: string
  readonly baseline: BarPoint | null
  readonly last: BarPoint | null
  readonly target: BarPoint | null
  /** To compare with, under the bar: the other territories, what is due on the way. */
  readonly marks?: readonly { readonly label: string; readonly value: number }[]
  /** How a value is written, unit included. @default formatNumber */
  readonly format?: (value: number) => string
}

const MARGIN = 14
const BAR = { top: 44, height: 10 }
const MIDDLE = BAR.top + BAR.height / 2
const UNDER = BAR.top + BAR.height
const ROW = 17
const FLAG = { top: 6, width: 11 }
/** About what a letter of these words takes. */
const LETTER = 6.4

/** From zero when the values leave room for it, else around them: both ends are written. */
function domainOf(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (low >= 0 && low <= high * 0.5) return [0, high * 1.08 || 1]
  const room = (high - low || Math.abs(high) || 1) * 0.2
  return [low - room, high + room]
}

const isSamePoint = (one: BarPoint | null, other: BarPoint | null): boolean =>
  one !== null && one.value === other?.value && one.when === other.when

const inYear = (when: string): string => (when === '' ? '' : ` en ${when}`)

/** « départ 54,1 en 2021 ; dernière valeur 57,4 en 2023 ; cible 60 en 2030. » */
function sentenceOf({ baseline, last, target, format = (value) => formatNumber(value) }: TargetBarSpec): string {
  const say = (word: string, point: BarPoint | null, none: string): string =>
    point ? `${word} ${format(point.value)}${inYear(point.when)}` : none
  const start = isSamePoint(baseline, last)
    ? [say(chartWords.target.baselineAndLast, last, '')]
    : [
        say(chartWords.target.baseline, baseline, chartWords.target.noBaseline),
        say(chartWords.target.last, last, chartWords.target.noLast),
      ]
  return `${[...start, say(chartWords.target.target, target, chartWords.target.noTarget)].join(' ; ')}.`
}

type Look = Readonly<Record<string, string | number>>

/** @param width in pixels: one for a screen, one for a phone, so that words keep their size */
export function targetBar(spec: TargetBarSpec, width: number): Picture {
  const { title, baseline, last, target, marks = [], format = (value) => formatNumber(value) } = spec
  const sentence = sentenceOf(spec)
  const points = [baseline, last, target].filter((point) => point !== null)
  if (points.length === 0) return picture({ width, height: 1, title, sentence }, [])
  const x = scaleLinear(domainOf([...points, ...marks].map(({ value }) => value)), [MARGIN, width - MARGIN]).nice(8)
  const [low = 0, high = 0] = x.domain()
  const isOne = isSamePoint(baseline, last)
  const start = isOne ? null : baseline
  const say = ({ value, when }: BarPoint): string => `${format(value)}${inYear(when)}`
  const under = [
    ...(start ? [{ value: start.value, label: `${chartWords.target.baseline} ${say(start)}` }] : []),
    ...marks,
  ]
    .toSorted((one, other) => one.value - other.value)
    .map(({ label, value }, rank) => ({ label, place: x(value), y: UNDER + 14 + rank * ROW }))
  const height = UNDER + 20 + under.length * ROW
  return picture({ width, height, title, sentence }, [
    band(x(low), x(high), { fill: palette.sunken, stroke: palette.lineStrong, 'stroke-width': 0.75 }),
    ...wayOf(start, last ?? baseline, target, x),
    ...under.map(({ place, y }) =>
      element('line', { x1: place, x2: place, y1: UNDER, y2: y - 9, stroke: palette.ink3 }),
    ),
    ...under.map(({ label, place, y }) => words(label, place, y, width, { fill: palette.ink2 })),
    ...(target ? flagOf(x(target.value), `cible ${say(target)}`, width) : []),
    ...(start ? [disc(x(start.value), 5.5, { fill: palette.surface, stroke: palette.accent, 'stroke-width': 2 })] : []),
    ...(last
      ? [
          disc(x(last.value), 7.5, { fill: palette.accent }),
          words(
            `${isOne ? `${chartWords.target.baselineAndLast} ` : ''}${say(last)}`,
            x(last.value),
            BAR.top - 9,
            width,
            {
              ...{ fill: palette.accent, 'font-weight': 600 },
            },
          ),
        ]
      : []),
    text(format(low), { x: 0, y: height - 2 }),
    text(format(high), { x: width, y: height - 2, 'text-anchor': 'end' }),
  ])
}

/** Words near a place, kept inside the picture; their halo covers the lines that they cross. */
function words(sentence: string, place: number, y: number, width: number, look: Look): string {
  const shown = cutToWidth(sentence, width - 8, 13)
  const half = Math.min(width, shown.length * LETTER) / 2
  return text(shown, {
    ...{ x: Math.max(half, Math.min(width - half, place)), y, 'text-anchor': 'middle', 'font-size': 13, ...look },
    ...{ stroke: palette.surface, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' },
  })
}

const band = (from: number, to: number, look: Look): string =>
  element('rect', {
    ...{ x: Math.min(from, to), y: BAR.top, width: Math.abs(to - from), height: BAR.height, rx: BAR.height / 2 },
    ...look,
  })

/** What is done of the way, and what is to do. */
const wayOf = (
  start: BarPoint | null,
  reached: BarPoint | null,
  target: BarPoint | null,
  x: (value: number) => number,
): readonly string[] => [
  ...(start && reached ? [band(x(start.value), x(reached.value), { fill: palette.accent, 'fill-opacity': 0.35 })] : []),
  ...(reached && target
    ? [
        element('line', {
          ...{ x1: x(reached.value), x2: x(target.value), y1: MIDDLE, y2: MIDDLE },
          ...{ stroke: palette.accent, 'stroke-width': 2, 'stroke-dasharray': '4 3' },
        }),
      ]
    : []),
]

const disc = (place: number, radius: number, look: Look): string =>
  element('circle', { cx: place, cy: MIDDLE, r: radius, ...look })

/** On a pole over the words of the bar; what it says is on the side where there is room. */
function flagOf(place: number, sentence: string, width: number): readonly string[] {
  const isRight = place + FLAG.width + 6 + sentence.length * LETTER < width
  const across = isRight ? FLAG.width : -FLAG.width
  return [
    element('path', {
      d: `M${Math.round(place)} ${UNDER + 4}V${FLAG.top}h${across}l${-across / 4} 4.5 ${across / 4} 4.5h${-across}`,
      ...{ fill: palette.ok, stroke: palette.ok, 'stroke-width': 2, 'stroke-linejoin': 'round' },
    }),
    text(sentence, {
      ...{ x: isRight ? place + FLAG.width + 6 : place - FLAG.width - 6, y: FLAG.top + 10 },
      ...{ 'text-anchor': isRight ? 'start' : 'end', 'font-size': 13, 'font-weight': 600, fill: palette.ok },
    }),
  ]
}
