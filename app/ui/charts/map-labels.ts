/** Names on a map: one's own first, then the extremes, then the largest places, where they cover nothing. Pure. */
import { type Box, meet } from './box.ts'
import type { DrawnPlace } from './outline-map.ts'
import { element, palette, text } from './svg.ts'

/** Average width of a letter, as a share of its height. */
const LETTER = 0.48
const MOST = 14
const look = {
  ...{ 'text-anchor': 'middle', 'pointer-events': 'none' },
  ...{ stroke: palette.surface, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' },
}

/** In heights of its letters. */
const widthOf = (lines: readonly string[]): number => Math.max(...lines.map(({ length }) => length)) * LETTER

/** A name wider than its place, on two lines as much alike as can be; « de » or « la » goes with what follows. */
function linesOf(name: string, width: number): readonly string[] {
  if (widthOf([name]) <= width) return [name]
  const cuts = [...name.matchAll(/(?<=\p{L}{4}) /gu)].map(({ index }) => [name.slice(0, index), name.slice(index + 1)])
  return [[name], ...cuts].reduce((best, lines) => (widthOf(lines) < widthOf(best) ? lines : best))
}

type Room = { readonly width: number; readonly height: number }

/** @param name of the group they are in. @param size of their letters */
export function mapLabels(
  drawn: readonly DrawnPlace[],
  format: (value: number) => string,
  room: Room,
  { name: group, size }: { readonly name: string; readonly size: number },
): string {
  const lineHeight = size + 2
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
  const boxes: Box[] = []
  const labels: string[] = []
  for (const place of new Set(wanted)) {
    if (boxes.length >= MOST || !place.middle) continue
    const name = linesOf(place.label, place.width / size)
    const lines = place.value === null ? name : [...name, format(place.value)]
    const length = widthOf(lines) * size
    if (!needed.has(place) && length > place.width) continue
    const x = Math.min(Math.max(place.middle[0], length / 2 + 2), room.width - length / 2 - 2)
    const top = Math.min(
      Math.max(place.middle[1] - (lines.length * lineHeight) / 2, 2),
      room.height - lines.length * lineHeight - 2,
    )
    const box = { left: x - length / 2, right: x + length / 2, top, bottom: top + lines.length * lineHeight + 2 }
    if (boxes.some((other) => meet(box, other))) continue
    boxes.push(box)
    lines.forEach((line, at) => {
      const isBold = place.isOwn || at >= name.length
      labels.push(
        text(line, { x, y: top + (at + 1) * lineHeight - 3, fill: palette.ink, ...(isBold && { 'font-weight': 700 }) }),
      )
    })
  }
  return element('g', { class: group, 'font-size': size, ...look }, ...labels)
}
