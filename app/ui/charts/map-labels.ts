/** Names on a map: one's own first, then the extremes, then the largest places, where they cover nothing. Pure. */
import type { Drawn } from './outline-map.ts'
import { palette, text } from './svg.ts'

const SIZE = 12
/** What a letter takes, about. */
const LETTER = SIZE * 0.52
const MOST = 14
const halo = { stroke: palette.surface, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
const meet = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

type Room = { readonly width: number; readonly height: number }

export function mapLabels(drawn: readonly Drawn[], format: (value: number) => string, room: Room): readonly string[] {
  const known = drawn.filter(({ value }) => value !== null)
  const byValue = known.toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0))
  const isOwnFew = drawn.filter(({ isOwn }) => isOwn).length <= 12
  const wanted = [
    ...drawn.filter(({ isOwn }) => isOwn && isOwnFew),
    ...byValue.slice(-2).toReversed(),
    ...byValue.slice(0, 2),
    ...known.toSorted((one, other) => other.width - one.width),
  ]
  const needed = new Set(wanted.slice(0, wanted.length - known.length))
  const taken: Box[] = []
  const labels: string[] = []
  for (const place of new Set(wanted)) {
    if (labels.length >= 2 * MOST || !place.middle) continue
    const value = place.value === null ? '' : format(place.value)
    const length = Math.max(place.label.length, value.length) * LETTER
    if (!needed.has(place) && length > place.width) continue
    const x = Math.min(Math.max(place.middle[0], length / 2 + 2), room.width - length / 2 - 2)
    const y = place.middle[1]
    const box = { left: x - length / 2, right: x + length / 2, top: y - SIZE, bottom: y + SIZE + 4 }
    if (taken.some((other) => meet(box, other))) continue
    taken.push(box)
    const look = { x, 'text-anchor': 'middle', 'font-size': SIZE, fill: palette.ink, 'pointer-events': 'none', ...halo }
    labels.push(text(place.label, { ...look, y: y - 1, ...(place.isOwn && { 'font-weight': 700 }) }))
    if (value) labels.push(text(value, { ...look, y: y + SIZE + 1, 'font-weight': 700 }))
  }
  return labels
}
