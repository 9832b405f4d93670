/** Where one value stands among others of the same kind, on one line from the lowest to the highest. Pure. */
import { scaleLinear } from 'd3-scale'
import { formatNumber } from '#app/kernel/format.ts'
import { chartWords } from './chart-words.fr.ts'
import { element, type Picture, palette, picture } from './svg.ts'

type DotStripSpec = {
  readonly title: string
  /** The values one may show, in any order, without the own one. A value that is missing or secret is not here. */
  readonly others: readonly number[]
  readonly own?: { readonly label: string; readonly value: number } | undefined
  /** Values to compare with: a solid vertical bar, then a dashed one. */
  readonly mark?: { readonly label: string; readonly value: number } | undefined
  readonly otherMark?: { readonly label: string; readonly value: number } | undefined
  /** From the left end of the line to its right end; absent: from the lowest value to the highest. */
  readonly domain?: readonly [number, number] | undefined
  /** How a value is written, unit included. @default formatNumber */
  readonly format?: (value: number) => string
}

const WIDTH = 192
const HEIGHT = 26
const MIDDLE = HEIGHT / 2
const MARGIN = 8

/**
 * One dashed line for all: a département has thirty-six communes, some a thousand. Each is a dash without length, its round ends a
 * dot; the line goes a little beyond the last one, so that it is drawn.
 */
function dots(places: readonly number[]): string {
  const tenths = [...new Set(places.map((at) => Math.round(at * 10)))].toSorted((a, b) => a - b)
  const gaps = tenths.map((at, index) => ((tenths[index + 1] ?? at + 90) - at) / 10)
  return element('path', {
    d: `M${(tenths[0] ?? 0) / 10} ${MIDDLE}H${((tenths.at(-1) ?? 0) + 10) / 10}`,
    'stroke-dasharray': gaps.map((gap) => `0 ${gap}`).join(' '),
    stroke: palette.ink3,
    'stroke-opacity': 0.45,
    'stroke-width': 6,
    'stroke-linecap': 'round',
  })
}

const bar = (at: number, dashes: { readonly 'stroke-dasharray'?: string } = {}): string =>
  element('path', {
    d: `M${Math.round(at * 100) / 100} 3V${HEIGHT - 3}`,
    stroke: palette.ink,
    'stroke-width': 2,
    ...dashes,
  })

/** With no value at all, the line alone. */
export function dotStrip({
  title,
  others,
  own,
  mark,
  otherMark,
  domain,
  format = (value) => formatNumber(value),
}: DotStripSpec): Picture {
  const values = [...others, own?.value, mark?.value, otherMark?.value].filter((value) => value !== undefined)
  const [lowest, highest] = domain ?? [Math.min(...values), Math.max(...values)]
  const x = scaleLinear([lowest, highest], [MARGIN, WIDTH - MARGIN])
  const place = (value: number) => (lowest === highest ? WIDTH / 2 : x(value))

  const shapes = [
    element('path', { d: `M${MARGIN} ${MIDDLE}H${WIDTH - MARGIN}`, stroke: palette.line, 'stroke-width': 1.5 }),
  ]
  if (others.length > 0) shapes.push(dots(others.map(place)))
  if (mark) shapes.push(bar(place(mark.value)))
  if (otherMark) shapes.push(bar(place(otherMark.value), { 'stroke-dasharray': '3 2' }))
  if (own)
    shapes.push(
      element('circle', {
        cx: place(own.value),
        cy: MIDDLE,
        r: 5.5,
        fill: palette.accent,
        stroke: palette.surface,
      }),
    )

  const facts = [
    own && `${own.label} ${format(own.value)}`,
    mark && `${mark.label} ${format(mark.value)}`,
    otherMark && `${otherMark.label} ${format(otherMark.value)}`,
    others.length > 0 && chartWords.communes(others.length, format(Math.min(...others)), format(Math.max(...others))),
  ].filter((fact) => typeof fact === 'string')
  const sentence = facts.length === 0 ? chartWords.noValue : `${facts.join(' ; ')}.`
  return picture({ width: WIDTH, height: HEIGHT, title, sentence }, shapes)
}
