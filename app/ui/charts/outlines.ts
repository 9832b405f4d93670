/** Outlines kept as lines between two places: the outline of any set of them, their paths, their neighbours. A plane, never a sphere. Pure. */
import { scaleLinear } from 'd3-scale'

/** In degrees. */
export type Point = readonly [longitude: number, latitude: number]
/** A line with a place on either side, or on one side only where what is beyond is not known. */
export type Outline = { readonly one: string; readonly other: string | null; readonly points: readonly Point[] }
type Ring = readonly Point[]

/** The lines that have these places on one side only: the outline of their union. */
export const boundaryOf = (lines: readonly Outline[], isInside: (code: string) => boolean): readonly Outline[] =>
  lines.filter(({ one, other }) => isInside(one) !== (other !== null && isInside(other)))

/** The lines of each place. */
export function linesByPlace(lines: readonly Outline[]): ReadonlyMap<string, readonly Outline[]> {
  const byPlace = new Map<string, Outline[]>()
  for (const line of lines)
    for (const code of [line.one, line.other]) {
      if (code === null) continue
      const known = byPlace.get(code)
      if (known) known.push(line)
      else byPlace.set(code, [line])
    }
  return byPlace
}

/** Lines laid end to end until they close; what does not close is left open, and drawn so. */
export function ringsOf(lines: readonly Outline[]): readonly Ring[] {
  const ends = new Map<string, Set<Outline>>()
  const endsOf = ({ points }: Outline) => [`${points[0]}`, `${points.at(-1)}`]
  for (const line of lines) for (const end of endsOf(line)) ends.set(end, (ends.get(end) ?? new Set()).add(line))
  const left = new Set(lines)
  const rings: Ring[] = []
  for (const first of lines) {
    if (!left.delete(first)) continue
    const ring = [...first.points]
    for (;;) {
      const last = `${ring.at(-1)}`
      if (last === `${ring[0]}`) break
      const next = [...(ends.get(last) ?? [])].find((line) => left.has(line))
      if (!next) break
      left.delete(next)
      const onwards = `${next.points[0]}` === last ? next.points : next.points.toReversed()
      ring.push(...onwards.slice(1))
    }
    rings.push(ring)
  }
  return rings
}

export type Placing = { readonly height: number; readonly at: (point: Point) => readonly [x: number, y: number] }
type Room = { readonly width: number; readonly highest: number; readonly margin: number }

/** Degrees to the page, one scale for both: a degree of longitude is shorter. Undefined without points. */
export function placingOf(points: readonly Point[], { width, highest, margin }: Room): Placing | undefined {
  if (points.length === 0) return
  const [west, east, south, north] = extentOf(points)
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const across = Math.max((east - west) * squeeze, 1e-6)
  const up = Math.max(north - south, 1e-6)
  const unit = Math.min((width - 2 * margin) / across, (highest - 2 * margin) / up)
  const left = (width - across * unit) / 2
  const x = scaleLinear([west, west + 1], [left, left + squeeze * unit])
  const y = scaleLinear([north, north - 1], [margin, margin + unit])
  return { height: Math.round(up * unit + 2 * margin), at: ([longitude, latitude]) => [x(longitude), y(latitude)] }
}

function extentOf(points: readonly Point[]) {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [longitude, latitude] of points) {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  return [west, east, south, north] as const
}

/** To a tenth. */
export const shortened = (number: number) => Math.round(number * 10) / 10

/** A browser does without the zero before a decimal. */
const written = (number: number): string => String(shortened(number)).replace(/^(-?)0\./, '$1.')

/** From one point of a path to the next, as short as it is written; a step like the one before does not say its name again. */
function stepOf(
  [fromX = 0, fromY = 0]: readonly number[],
  [x = 0, y = 0]: readonly number[],
  isAfterLine: boolean,
): string {
  const [right, down] = [written(x - fromX), written(y - fromY)]
  if (down === '0') return `h${right}`
  if (right === '0') return `v${down}`
  const name = !isAfterLine ? 'l' : right.startsWith('-') ? '' : ' '
  return `${name}${right}${down.startsWith('-') ? '' : ' '}${down}`
}

/** Whether both differ from one point to the next: a slanting line. */
const isSlanting = ([fromX = 0, fromY = 0]: readonly number[] = [], [x = 0, y = 0]: readonly number[] = []): boolean =>
  shortened(x - fromX) !== 0 && shortened(y - fromY) !== 0

/** The path of a place, or of several together; filled by the rule even-odd, so that the way of a line does not matter. */
export const pathOf = (rings: readonly Ring[], at: Placing['at'], isClosed = true): string =>
  rings
    .map((ring) => {
      const points = ring.map((point) => at(point).map(shortened))
      // Points that are the same at this scale.
      const drawn = points.filter(([x, y], index) => x !== points[index - 1]?.[0] || y !== points[index - 1]?.[1])
      const steps = drawn
        .slice(1)
        .map((to, index) => stepOf(drawn[index] ?? to, to, index > 0 && isSlanting(drawn[index - 1], drawn[index])))
      return `M${drawn[0]?.join(' ') ?? ''}${steps.join('')}${isClosed ? 'Z' : ''}`
    })
    .join('')

/** The middle of the largest ring; undefined of what has no surface. */
export function middleOf(rings: readonly Ring[]): { readonly point: Point; readonly area: number } | undefined {
  let best: { readonly point: Point; readonly area: number } | undefined
  for (const ring of rings) {
    let [area, sumX, sumY] = [0, 0, 0]
    ring.slice(1).forEach(([x, y], index) => {
      const [beforeX, beforeY] = ring[index] ?? [x, y]
      const cross = beforeX * y - x * beforeY
      area += cross / 2
      sumX += (beforeX + x) * cross
      sumY += (beforeY + y) * cross
    })
    if (Math.abs(area) < 1e-9 || Math.abs(area) <= (best?.area ?? 0)) continue
    best = { point: [sumX / (6 * area), sumY / (6 * area)], area: Math.abs(area) }
  }
  return best
}
