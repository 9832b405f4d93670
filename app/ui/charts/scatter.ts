/** Places by two values: a circle each, its surface a weight, a cross at the medians, four named quadrants. Pure. */
import { scaleLinear, scaleSqrt } from 'd3-scale'
import { formatNumber } from '#app/kernel/format.ts'
import { type Box, meet } from './box.ts'
import { element, type Picture, palette, picture, readText, text } from './svg.ts'

type ScatterPoint = {
  readonly label: string
  readonly x: number
  readonly y: number
  /** The surface of the circle; null: the smallest. */
  readonly weight: number | null
  readonly isOwn: boolean
}
type Corner = { readonly title: string; readonly note: string }
type Axis = {
  /** Written whole along the axis. */
  readonly title: string
  readonly median: number
  readonly medianWords: string
  readonly format: (value: number) => string
}
export type ScatterSpec = {
  readonly title: string
  readonly sentence: string
  readonly points: readonly ScatterPoint[]
  readonly x: Axis
  readonly y: Axis
  /** Top left, top right, bottom left, bottom right. */
  readonly corners: readonly [Corner, Corner, Corner, Corner]
  /** The corner that is shaded, by its place. */
  readonly shaded?: 0 | 1 | 2 | 3
}

/** The frame, and where the cloud is in it; `lineOf`: about how many letters a corner and an axis write on one line. */
const sizes = {
  screen: {
    ...{
      width: 760,
      height: 560,
      left: 58,
      right: 744,
      top: 40,
      bottom: 498,
      xTitle: 546,

      ticks: 6,
      most: 40,
    },
    ...{ corner: 15, lineOf: { corner: 60, axis: 110 } },
  },
  phone: {
    ...{
      width: 340,
      height: 440,
      left: 46,
      right: 334,
      top: 48,
      bottom: 368,
      xTitle: 404,

      ticks: 4,
      most: 12,
    },
    ...{ corner: 13, lineOf: { corner: 18, axis: 52 } },
  },
} as const
/** Room under and over the cloud, for the names of its corners. */
const ends = { screen: [0.12, 0.14], phone: [0.34, 0.36] } as const
type ScatterSize = keyof typeof sizes
type Frame = (typeof sizes)[ScatterSize]

/** Words on as many lines as they need. */
function linesOf(words: string, letters: number): readonly string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
const halo = { stroke: palette.surface, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }

/** From the lowest value to the highest, with room at the ends for the circles and the names of the corners. */
function scaleOf(values: readonly number[], from: number, to: number, ends: readonly [number, number]) {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const spread = high - low || Math.abs(high) || 1
  return scaleLinear([low - ends[0] * spread, high + ends[1] * spread], [from, to])
}

/** Without a point: an empty picture that says so. @param size a phone has its own, whose words are read without going through it */
export function scatter(spec: ScatterSpec, size: ScatterSize = 'screen'): Picture {
  const frame = sizes[size]
  const { title, sentence, points, x: ofX, y: ofY } = spec
  if (points.length === 0) return picture({ width: frame.width, height: 1, title, sentence: 'aucune valeur.' }, [])
  const x = scaleOf([...points.map((point) => point.x), ofX.median], frame.left, frame.right, [0.08, 0.06])
  const y = scaleOf([...points.map((point) => point.y), ofY.median], frame.bottom, frame.top, ends[size])
  const radius = scaleSqrt(
    [0, Math.max(1, ...points.map(({ weight }) => weight ?? 0))],
    [0, size === 'phone' ? 12 : 16],
  )
  const placed = points
    .toSorted((one, other) => (other.weight ?? 0) - (one.weight ?? 0))
    .toSorted((one, other) => Number(one.isOwn) - Number(other.isOwn))
    .map((point) => ({ ...point, at: [x(point.x), y(point.y)] as const, r: Math.max(4, radius(point.weight ?? 0)) }))
  const words = ({ label, x, y }: ScatterPoint) => readText(`${label} : ${ofX.format(x)} ; ${ofY.format(y)}`)
  // Nothing points at a circle with a finger: what a phone says is in the table.
  const circle = ({ at: [cx, cy], r, ...point }: PlacedPoint) =>
    element('circle', { cx, cy, r }, ...(size === 'phone' ? [] : [element('title', {}, words(point))]))
  const group = (look: Readonly<Record<string, string | number>>, isOwn: boolean) =>
    element(
      'g',
      look,
      '\n',
      placed
        .filter((one) => one.isOwn === isOwn)
        .map(circle)
        .join('\n'),
      '\n',
    )
  return picture({ width: frame.width, height: frame.height, title, sentence }, [
    ...ground(spec, frame, x, y),
    group({ stroke: palette.ink2, fill: '#aeb2c6', 'fill-opacity': 0.75 }, false),
    group({ stroke: '#fff', fill: palette.accent }, true),
    ...names(placed, frame),
  ])
}

type Scale = ReturnType<typeof scaleLinear<number, number>>

function ground({ x: ofX, y: ofY, corners, shaded }: ScatterSpec, frame: Frame, x: Scale, y: Scale): readonly string[] {
  const { left, right, top, bottom } = frame
  const [middle, level] = [x(ofX.median), y(ofY.median)]
  const boxes = [
    { x: left, y: top, width: middle - left, height: level - top },
    { x: middle, y: top, width: right - middle, height: level - top },
    { x: left, y: level, width: middle - left, height: bottom - level },
    { x: middle, y: level, width: right - middle, height: bottom - level },
  ]
  const box = shaded === undefined ? undefined : boxes[shaded]
  const line = (at: Readonly<Record<string, number>>, stroke: string, width: number) =>
    element('line', { ...at, stroke, 'stroke-width': width })
  const words = corners.flatMap((corner, at) => {
    const isRight = at % 2 === 1
    const place = { x: isRight ? right - 10 : left + 10, 'text-anchor': isRight ? 'end' : 'start' }
    const title = linesOf(corner.title, frame.lineOf.corner)
    const step = frame.corner + 3
    const first = at < 2 ? top + 20 : bottom - 26 - (title.length - 1) * step
    return [
      ...title.map((line, index) =>
        text(line, {
          ...place,
          y: first + index * step,
          'font-size': frame.corner,
          'font-weight': 700,
          fill: palette.ink,
        }),
      ),
      text(corner.note, { ...place, y: first + (title.length - 1) * step + 18, fill: palette.ink2 }),
    ]
  })
  return [
    ...(box ? [element('rect', { ...box, fill: '#f1eff9' })] : []),
    ...x
      .ticks(frame.ticks)
      .flatMap((tick) => [
        line({ x1: x(tick), x2: x(tick), y1: top, y2: bottom }, palette.line, 1),
        text(formatNumber(tick), { x: x(tick), y: bottom + 18, 'text-anchor': 'middle' }),
      ]),
    ...y
      .ticks(frame.ticks)
      .flatMap((tick) => [
        line({ x1: left, x2: right, y1: y(tick), y2: y(tick) }, palette.line, 1),
        text(formatNumber(tick), { x: left - 8, y: y(tick) + 4, 'text-anchor': 'end' }),
      ]),
    line({ x1: middle, x2: middle, y1: top, y2: bottom }, palette.ink, 1.3),
    line({ x1: left, x2: right, y1: level, y2: level }, palette.ink, 1.3),
    text(ofX.medianWords, { ...xMedianAt(frame, middle), fill: palette.ink2, ...halo }),
    text(ofY.medianWords, { x: right - 6, y: level - 6, 'text-anchor': 'end', fill: palette.ink2, ...halo }),
    ...words,
    ...axisTitle(ofY.title, frame, { x: 0 }, 16),
    ...axisTitle(ofX.title, frame, { x: (left + right) / 2, 'text-anchor': 'middle' }, frame.xTitle),
  ]
}

/** Beside its line at the foot; on a phone, where corners fill the foot, above it. */
const xMedianAt = (frame: Frame, middle: number): Readonly<Record<string, string | number>> =>
  frame === sizes.phone
    ? { x: middle, y: frame.top - 5, 'text-anchor': 'middle' }
    : { x: middle + 6, y: frame.bottom - 6 }

const axisTitle = (
  title: string,
  { lineOf }: Frame,
  place: Readonly<Record<string, string | number>>,
  first: number,
): readonly string[] =>
  linesOf(title, lineOf.axis).map((line, index) =>
    text(line, { ...place, y: first + index * 15, 'font-size': 13, 'font-weight': 600, fill: palette.ink }),
  )

type PlacedPoint = ScatterPoint & { readonly at: readonly [number, number]; readonly r: number }

/** One's own, then the farthest from the others, then the heaviest: where a name covers nothing. */
function names(placed: readonly PlacedPoint[], frame: Frame): readonly string[] {
  const boxes: Box[] = placed.map(({ at: [x, y], r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }))
  const byX = placed.toSorted((one, other) => one.x - other.x)
  const byY = placed.toSorted((one, other) => one.y - other.y)
  const ends = [byX.at(0), byX.at(-1), byY.at(0), byY.at(-1)].filter((one) => one !== undefined)
  const wanted = new Set([...placed.filter(({ isOwn }) => isOwn), ...ends, ...placed].slice(0, frame.most))
  return [...wanted].flatMap(({ label, at: [x, y], r, isOwn }) => {
    const size = isOwn ? 14 : 12
    const width = label.length * size * 0.54
    const choices = [
      { anchor: 'start', from: x + r + 4, base: y + 4, left: x + r + 4 },
      { anchor: 'end', from: x - r - 4, base: y + 4, left: x - r - 4 - width },
      { anchor: 'middle', from: x, base: y - r - 4, left: x - width / 2 },
      { anchor: 'middle', from: x, base: y + r + 12, left: x - width / 2 },
    ].map((choice) => ({
      ...choice,
      box: { left: choice.left, right: choice.left + width, top: choice.base - size, bottom: choice.base + 3 },
    }))
    const free = choices.find(({ box }) => {
      const isInside =
        box.left >= frame.left && box.right <= frame.width && box.top >= frame.top && box.bottom <= frame.bottom
      return isInside && !boxes.some((other) => meet(box, other))
    })
    const chosen = free ?? (isOwn ? choices[0] : undefined)
    if (!chosen) return []
    boxes.push(chosen.box)
    const look = { 'font-weight': isOwn ? 700 : 400, fill: isOwn ? palette.accent : palette.ink }
    return [
      text(label, {
        x: chosen.from,
        y: chosen.base,
        'text-anchor': chosen.anchor,
        'font-size': size,
        ...look,
        ...halo,
      }),
    ]
  })
}
