/** From one year to another: a line a place, those one looks for over the others, named at their ends. Pure. */
import { scaleLinear } from 'd3-scale'
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import { cutToWidth, element, type Picture, palette, picture, text } from './svg.ts'

type Line = { readonly label: string; readonly from: number; readonly to: number }
type SlopeSpec = {
  readonly title: string
  readonly years: readonly [from: number, to: number]
  /** The places among which one's own are, unnamed but for the highest and the lowest. */
  readonly others: readonly Line[]
  /** What one's own is put beside. */
  readonly reference?: Line | undefined
  readonly own: readonly Line[]
  /** How a value is written, unit included. @default formatNumber */
  readonly format?: (value: number) => string
}

const WIDTH = 340
const HEIGHT = 260
const TOP = 30
const BOTTOM = HEIGHT - 14
const LEFT = 62
const RIGHT = 166
/** Beyond, lines as thick would be one block. */
const MANY = 150
/** Least height between two words at one end. */
const LINE = 15

type Word = { readonly y: number; readonly words: string; readonly fill: string; readonly weight: number }

/** Words moved down, then up, until none is over another; those that are named first keep their place. */
function spread(words: readonly Word[]): readonly Word[] {
  const placed: Word[] = []
  for (const word of words.toSorted((one, other) => one.y - other.y)) {
    const above = placed.at(-1)
    placed.push({ ...word, y: above && word.y - above.y < LINE ? above.y + LINE : word.y })
  }
  let floor = BOTTOM + 4
  return placed
    .toReversed()
    .map((word) => {
      const y = Math.min(word.y, floor)
      floor = y - LINE
      return { ...word, y }
    })
    .toReversed()
}

const write = (words: readonly Word[], at: { readonly x: number; readonly anchor: 'start' | 'end' }) =>
  spread(words).map(({ y, words: said, fill, weight }) =>
    text(said, { x: at.x, y: y + 4, 'text-anchor': at.anchor, fill, 'font-weight': weight }),
  )

/** The scale is that of the values, not from zero: lines say a direction, the numbers at their ends the size. */
export function slopeLines(spec: SlopeSpec): Picture {
  const { title, years, others, reference, own, format = (value: number) => formatNumber(value) } = spec
  const named = [...(reference ? [reference] : []), ...own]
  const values = [...others, ...named].flatMap(({ from, to }) => [from, to])
  if (values.length === 0) return picture({ width: WIDTH, height: 1, title, sentence: 'aucune valeur.' }, [])
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const y = scaleLinear([lowest, highest === lowest ? lowest + 1 : highest], [BOTTOM, TOP])
  const sentenceOf = ({ label, from, to }: Line) => `${label} ${format(from)} puis ${format(to)}`
  const sentence = `${years.join('-')} : ${[
    ...named.map(sentenceOf),
    ...(others.length > 0 ? [formatCount(others.length, 'autre ligne', 'autres lignes')] : []),
  ].join(' ; ')}.`
  const d = (lines: readonly Line[]) =>
    lines.map(({ from, to }) => `M${LEFT} ${y(from).toFixed(1)}L${RIGHT} ${y(to).toFixed(1)}`).join('')
  const path = (lines: readonly Line[], stroke: string, width: number) =>
    lines.length === 0 ? [] : [element('path', { d: d(lines), fill: 'none', stroke, 'stroke-width': width })]
  const byEnd = others.toSorted((one, other) => other.to - one.to)
  const [top, last] = [byEnd.at(0), byEnd.at(-1)]
  const outer = [top, last === top ? undefined : last].filter((line) => line !== undefined)
  const room = WIDTH - RIGHT - 12
  const end = (line: Line, fill: string, weight: number): Word => ({
    ...{ y: y(line.to), fill, weight, words: cutToWidth(`${format(line.to)} ${line.label}`, room) },
  })
  const start = (line: Line, fill: string, weight: number): Word => ({
    ...{ y: y(line.from), fill, weight, words: format(line.from) },
  })
  return picture({ width: WIDTH, height: HEIGHT, title, sentence }, [
    text(String(years[0]), { x: LEFT, y: 14, 'text-anchor': 'middle', 'font-weight': 600 }),
    text(String(years[1]), { x: RIGHT, y: 14, 'text-anchor': 'middle', 'font-weight': 600 }),
    ...path(others, palette.lineStrong, others.length > MANY ? 0.4 : 1.2),
    ...path(reference ? [reference] : [], palette.ink, 2.2),
    ...path(own, palette.accent, 3),
    ...own.flatMap(({ from, to }) =>
      [
        [LEFT, from],
        [RIGHT, to],
      ].map(([cx = 0, value = 0]) => element('circle', { cx, cy: y(value), r: 4, fill: palette.accent })),
    ),
    ...write([...named.map((line) => start(line, line === reference ? palette.ink : palette.accent, 600))], {
      x: LEFT - 8,
      anchor: 'end',
    }),
    ...write(
      [
        ...outer.map((line) => end(line, palette.ink3, 400)),
        ...named.map((line) => end(line, line === reference ? palette.ink : palette.accent, 600)),
      ],
      { x: RIGHT + 8, anchor: 'start' },
    ),
  ])
}
