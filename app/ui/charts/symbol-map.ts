/** Counts at their places: one circle each, its surface the count, and the places around in grey. No outline is needed. Pure. */
import { scaleLinear, scaleSqrt } from 'd3-scale'
import { formatCount, formatList, formatNumber } from '#app/kernel/format.ts'
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
const SMALLEST = 7
const LARGEST = 34

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
const meet = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

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

/** Without any spot: an empty picture that says so. */
export function symbolMap({ title, counted, spots, around }: SymbolMapSpec): Picture {
  if (spots.length === 0) return picture({ width: WIDTH, height: 1, title, sentence: 'aucun lieu.' }, [])
  const { height, place } = placing([...spots, ...around])
  const radius = scaleSqrt([0, Math.max(1, ...spots.map(({ count }) => count))], [0, LARGEST])
  const radiusOf = (count: number) => (count === 0 ? SMALLEST - 1 : Math.max(SMALLEST, radius(count)))
  const largestFirst = spots.toSorted(
    (one, other) => other.count - one.count || one.label.localeCompare(other.label, 'fr'),
  )

  const taken: Box[] = spots.map((spot) => {
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
  for (const { count, ...spot } of largestFirst) {
    const [cx, cy] = place(spot)
    const r = radiusOf(count)
    const look: Readonly<Record<string, string | number>> =
      count === 0
        ? { fill: '#fff', stroke: palette.ink3, 'stroke-width': 1.5, 'stroke-dasharray': '3 2' }
        : { fill: palette.accent, 'fill-opacity': 0.85, stroke: '#fff', 'stroke-width': 1.5 }
    shapes.push(element('circle', { cx, cy, r, ...look }))
    if (r >= 12)
      shapes.push(
        text(formatNumber(count), {
          x: cx,
          y: cy + 5,
          'font-size': 14,
          'font-weight': 600,
          fill: '#fff',
          'text-anchor': 'middle',
        }),
      )
  }
  for (const spot of largestFirst) {
    const r = radiusOf(spot.count)
    const words = r >= 12 ? spot.label : `${spot.label}, ${formatNumber(spot.count)}`
    shapes.push(...named(words, place(spot), r, { 'font-size': 14, 'font-weight': 600, fill: palette.ink }, true))
  }
  for (const spot of around) shapes.push(...named(spot.label, place(spot), 3, { 'font-size': 12 }, false))

  /** On the right, else on the left, below, above: where it covers nothing. What must be named is, on the right if need be. */
  function named(
    words: string,
    [x, y]: readonly [number, number],
    r: number,
    look: Readonly<Record<string, string | number>> & { readonly 'font-size': number },
    isNeeded: boolean,
  ): readonly string[] {
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
    ].filter(({ box: { left, right, top, bottom } }) => left >= 0 && right <= WIDTH && top >= 0 && bottom <= height)
    const free =
      choices.find(({ box }) => !taken.some((other) => meet(box, other))) ?? (isNeeded ? choices[0] : undefined)
    if (!free) return []
    taken.push(free.box)
    return [text(words, { x: free.from, y: free.base, 'text-anchor': free.anchor, ...look })]
  }

  const told = largestFirst.map(({ label, count }) => `${label} ${formatCount(count, ...counted)}`)
  const sentence =
    told.length <= 8
      ? `${formatList(told)}.`
      : `${formatList([...told.slice(0, 7), `${told.length - 7} autres lieux`])}.`
  return picture({ width: WIDTH, height, title, sentence }, shapes)
}
