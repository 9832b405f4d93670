/** Counts at their places: one circle each, its surface the count, and the places around in grey. No outline is needed. Pure. */
import { scaleLinear, scaleSqrt } from 'd3-scale'
import { formatCount, formatList, formatNumber } from '#app/kernel/format.ts'
import { type Box, meet } from './box.ts'
import { element, type Picture, palette, picture, text } from './svg.ts'

type Spot = {
  readonly label: string
  /** Degrees. */
  readonly longitude: number
  readonly latitude: number
}

type SymbolMapSpec = {
  readonly title: string
  /** What is counted: « action », « actions ». */
  readonly counted: readonly [one: string, many: string]
  readonly spots: readonly (Spot & { readonly count: number })[]
  /** Places around, to know where one is: no count, named where there is room. */
  readonly around: readonly Spot[]
}

const WIDTH = 640
const MARGIN = 56
const LOWEST = 280
const HIGHEST = 460
const EMPTY = 4
const SMALLEST = 7
const LARGEST = 34
/** Smallest radius of a circle that holds its number. */
const ROOMY = 12
/** Up to here a place without any keeps its name, as those around do: it tells where one is. */
const FEW_PLACES = 12
/** Up to here each place that has some is named, even over something; of more, the largest ones. */
const FEW_NAMES = 40
const LARGEST_NAMES = 8
/** Where they are many, a place without any is a point under the others, which a name may cover. */
const FAINT = 1.5

/** A degree of longitude is shorter than one of latitude: a plane small enough to have one scale. */
function placing(spots: readonly Spot[]) {
  const longitudes = spots.map(({ longitude }) => longitude)
  const latitudes = spots.map(({ latitude }) => latitude)
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [across, up] = [(east - west) * squeeze, north - south]
  const room = WIDTH - 2 * MARGIN
  const wanted = across > 0 ? (up / across) * room + 2 * MARGIN : LOWEST
  const height = Math.round(Math.min(HIGHEST, Math.max(LOWEST, wanted)))
  const unit = Math.min(across > 0 ? room / across : Infinity, up > 0 ? (height - 2 * MARGIN) / up : Infinity)
  const scale = Number.isFinite(unit) ? unit : 0
  const x = scaleLinear([(west + east) / 2, (west + east) / 2 + 1], [WIDTH / 2, WIDTH / 2 + squeeze * scale])
  const y = scaleLinear([(south + north) / 2, (south + north) / 2 + 1], [height / 2, height / 2 - scale])
  return { height, place: ({ longitude, latitude }: Spot): readonly [number, number] => [x(longitude), y(latitude)] }
}

type Look = Readonly<Record<string, string | number>> & { readonly 'font-size': number }

/** Words stay readable over a circle. */
const halo = { stroke: palette.paper, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }

/** The middle one of the distances from each point to its nearest; without limit for one point. */
function usualGap(points: readonly (readonly [number, number])[]): number {
  const gaps = points
    .map(([x, y], rank) =>
      Math.min(
        ...points.flatMap(([otherX, otherY], other) => (other === rank ? [] : [Math.hypot(x - otherX, y - otherY)])),
      ),
    )
    .toSorted((one, other) => one - other)
  return gaps[Math.floor(gaps.length / 2)] ?? Infinity
}

/** Writes names one after the other. @param boxes they may not cover; the box of each name is added */
function nameWriter(boxes: Box[], height: number) {
  /** On the right, else on the left, below, above, at the corners: where it covers nothing. What must be named covers the least. */
  return (
    words: string,
    [x, y]: readonly [number, number],
    r: number,
    look: Look,
    isNeeded: boolean,
  ): readonly string[] => {
    const size = look['font-size']
    const length = words.length * size * 0.54
    const at = (anchor: 'start' | 'middle' | 'end', from: number, base: number) => {
      const left = from - { start: 0, middle: length / 2, end: length }[anchor]
      return { anchor, from, base, box: { left, right: left + length, top: base - size, bottom: base + 3 } }
    }
    const choices = [
      at('start', x + r + 5, y + size / 3),
      at('end', x - r - 5, y + size / 3),
      at('middle', x, y + r + size + 1),
      at('middle', x, y - r - 5),
      at('start', x + 0.7 * r + 4, y - 0.7 * r - 2),
      at('start', x + 0.7 * r + 4, y + 0.7 * r + size),
      at('end', x - 0.7 * r - 4, y - 0.7 * r - 2),
      at('end', x - 0.7 * r - 4, y + 0.7 * r + size),
    ].filter(({ box: { left, right, top, bottom } }) => left >= 0 && right <= WIDTH && top >= 0 && bottom <= height)
    const covered = ({ box }: (typeof choices)[number]) => boxes.filter((other) => meet(box, other)).length
    const isFree = ({ box }: (typeof choices)[number]) => !boxes.some((other) => meet(box, other))
    const free = isNeeded
      ? choices.toSorted((one, other) => covered(one) - covered(other)).at(0)
      : choices.find((choice) => isFree(choice))
    if (!free) return []
    boxes.push(free.box)
    return [text(words, { x: free.from, y: free.base, 'text-anchor': free.anchor, ...halo, ...look })]
  }
}

/** A disc as large as its count, with its number where there is room; an empty one where there is none. */
function discOf(count: number, [cx, cy]: readonly [number, number], r: number): readonly string[] {
  if (r === FAINT) return [element('circle', { cx, cy, r, fill: palette.ink3, 'fill-opacity': 0.5 })]
  const look: Readonly<Record<string, string | number>> =
    count === 0
      ? { fill: '#fff', stroke: palette.ink3, 'stroke-width': 1.5, 'stroke-dasharray': '3 2' }
      : { fill: palette.accent, 'fill-opacity': 0.85, stroke: '#fff', 'stroke-width': 1.5 }
  const disc = element('circle', { cx, cy, r, ...look })
  if (r < ROOMY) return [disc]
  const number = { 'font-size': 14, 'font-weight': 600, fill: '#fff', 'text-anchor': 'middle' }
  return [disc, text(formatNumber(count), { x: cx, y: cy + 5, ...number })]
}

/** Without any spot: an empty picture that says so. */
export function symbolMap({ title, counted, spots, around }: SymbolMapSpec): Picture {
  if (spots.length === 0) return picture({ width: WIDTH, height: 1, title, sentence: 'aucun lieu.' }, [])
  const { height, place } = placing([...spots, ...around])
  const widest = Math.min(LARGEST, Math.max(ROOMY, 0.7 * usualGap(spots.filter(({ count }) => count > 0).map(place))))
  const radius = scaleSqrt([0, Math.max(1, ...spots.map(({ count }) => count))], [0, widest])
  const isDense = spots.length > FEW_NAMES
  const radiusOf = (count: number) =>
    count === 0 ? (isDense ? FAINT : EMPTY) : Math.max(isDense ? EMPTY : SMALLEST, radius(count))
  const largestFirst = spots.toSorted(
    (one, other) => other.count - one.count || one.label.localeCompare(other.label, 'fr'),
  )

  const boxes: Box[] = (isDense ? spots.filter(({ count }) => count > 0) : spots).map((spot) => {
    const [x, y] = place(spot)
    const r = radiusOf(spot.count)
    return { left: x - r, right: x + r, top: y - r, bottom: y + r }
  })
  const ground = { x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1, rx: 10 }
  const shapes = [element('rect', { ...ground, fill: palette.paper, stroke: palette.line })]
  for (const spot of around) {
    const [cx, cy] = place(spot)
    shapes.push(element('circle', { cx, cy, r: 3, fill: palette.ink3, 'fill-opacity': 0.5 }))
  }
  const drawn = isDense
    ? [...largestFirst.filter(({ count }) => count === 0), ...largestFirst.filter(({ count }) => count > 0)]
    : largestFirst
  for (const spot of drawn) shapes.push(...discOf(spot.count, place(spot), radiusOf(spot.count)))
  const named = nameWriter(boxes, height)
  const withSome = largestFirst.filter(({ count }) => count > 0)
  const always = new Set(withSome.length > FEW_NAMES ? withSome.slice(0, LARGEST_NAMES) : withSome)
  for (const spot of spots.length > FEW_PLACES ? withSome : largestFirst) {
    const r = radiusOf(spot.count)
    const words = r >= ROOMY ? spot.label : `${spot.label}, ${formatNumber(spot.count)}`
    const look: Look = spot.count > 0 ? { 'font-size': 14, 'font-weight': 600, fill: palette.ink } : { 'font-size': 12 }
    shapes.push(...named(words, place(spot), r, look, always.has(spot)))
  }
  for (const spot of around) shapes.push(...named(spot.label, place(spot), 3, { 'font-size': 12 }, false))

  const lines = largestFirst.map(({ label, count }) => `${label} ${formatCount(count, ...counted)}`)
  const sentence =
    lines.length <= 8
      ? `${formatList(lines)}.`
      : `${formatList([...lines.slice(0, 7), `${lines.length - 7} autres lieux`])}.`
  return picture({ width: WIDTH, height, title, sentence }, shapes)
}
