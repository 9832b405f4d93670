/** Values at their places: one dot each, darker where higher, what is missing left hollow. No outline is needed. Pure. */
import { scaleLinear, scaleQuantile } from 'd3-scale'
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import { element, type Picture, palette, picture, readText, text } from './svg.ts'

type Place = {
  readonly label: string
  /** Degrees. */
  readonly longitude: number
  readonly latitude: number
  /** Null: no value; its reason is told beside the map. */
  readonly value: number | null
  readonly isOwn: boolean
}
type ValueMapSpec = {
  readonly title: string
  readonly places: readonly Place[]
  readonly format: (value: number) => string
}

/** From the lowest to the highest fifth; each is told from its neighbours in greys too. */
const shades = ['#efedf7', '#d0cbe4', '#a7a0cc', '#6f65a8', '#453a86'] as const
const WIDTH = 520
const HEIGHT = 460
const MARGIN = 26
const LEGEND = 46
const SMALLEST = 3.5
const LARGEST = 13

/** Degrees to the page, one scale for both: a degree of longitude is shorter. */
function placing(places: readonly Place[]) {
  const [xs, ys] = [places.map(({ longitude }) => longitude), places.map(({ latitude }) => latitude)]
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const across = Math.max((east - west) * squeeze, 1e-6)
  const up = Math.max(north - south, 1e-6)
  const unit = Math.min((WIDTH - 2 * MARGIN) / across, (HEIGHT - LEGEND - 2 * MARGIN) / up)
  const x = scaleLinear([west, west + 1], [(WIDTH - across * unit) / 2, (WIDTH - across * unit) / 2 + squeeze * unit])
  const y = scaleLinear([north, north - 1], [MARGIN, MARGIN + unit])
  const height = Math.round(up * unit + 2 * MARGIN)
  return { height, at: ({ longitude, latitude }: Place) => [x(longitude), y(latitude)] as const }
}

/** Fifths of the communes, not of the values; fewer where values are few or alike. */
function shading(values: readonly number[]) {
  const scale = scaleQuantile<string>()
    .domain([...values])
    .range([...shades])
  const steps = shades
    .map((shade) => ({ shade, within: values.filter((value) => scale(value) === shade) }))
    .filter(({ within }) => within.length > 0)
  return { colour: (value: number) => scale(value), steps }
}

/** The lowest value of each fifth, then the highest of all. */
function legend({ steps }: ReturnType<typeof shading>, top: number, format: ValueMapSpec['format']): readonly string[] {
  const width = (WIDTH - 2 * MARGIN) / steps.length
  const words = { y: top + 26, 'font-size': 13, fill: palette.ink2 }
  return steps.flatMap(({ shade, within }, index) => {
    const x = MARGIN + index * width
    const box = {
      x,
      y: top,
      width: width - 2,
      height: 10,
      fill: shade,
      stroke: palette.lineStrong,
      'stroke-width': 0.5,
    }
    const isLast = index === steps.length - 1 && steps.length > 1
    return [
      element('rect', box),
      text(format(Math.min(...within)), { x, ...words }),
      ...(isLast ? [text(format(Math.max(...within)), { x: x + width - 2, 'text-anchor': 'end', ...words })] : []),
    ]
  })
}

/** Without a place: an empty picture that says so. */
export function valueMap({ title, places, format }: ValueMapSpec): Picture {
  const known = places.flatMap(({ value }) => value ?? [])
  if (places.length === 0 || known.length === 0)
    return picture({ width: WIDTH, height: 1, title, sentence: 'aucune valeur.' }, [])
  const { height, at } = placing(places)
  const shaded = shading(known)
  const room = Math.sqrt(((WIDTH - 2 * MARGIN) * (height - 2 * MARGIN)) / places.length)
  const radius = Math.min(LARGEST, Math.max(SMALLEST, room * 0.3))
  // What is one's own is drawn last, over the others.
  const drawn = places.toSorted((one, other) => Number(one.isOwn) - Number(other.isOwn))
  const dots = drawn.map((place) => {
    const [cx, cy] = at(place)
    const edge = place.isOwn
      ? { stroke: palette.ink, 'stroke-width': 2.5 }
      : { stroke: palette.ink3, 'stroke-width': 0.6 }
    const look =
      place.value === null
        ? { fill: '#fff', 'stroke-dasharray': '2 2', ...edge }
        : { fill: shaded.colour(place.value), ...edge }
    const value = place.value === null ? 'sans valeur' : format(place.value)
    const hint = element('title', {}, readText(`${place.label} : ${value}`))
    return element('circle', { cx, cy, r: place.isOwn ? Math.max(radius, 6) : radius, ...look }, hint)
  })
  const own = drawn.filter(({ isOwn }) => isOwn)
  const ownWords = own.length === 1 && own[0] ? [named(own[0], at(own[0]), Math.max(radius, 6))] : []
  const missing = places.length - known.length
  const sentence = `${formatCount(known.length, 'commune')} de ${format(Math.min(...known))} à ${format(Math.max(...known))}${
    missing > 0 ? `, ${formatNumber(missing)} sans valeur` : ''
  }.`
  return picture({ width: WIDTH, height: height + LEGEND, title, sentence }, [
    ...dots,
    ...ownWords,
    ...legend(shaded, height + 6, format),
  ])
}

/** Beside its dot, on the side that has room. */
function named({ label }: Place, [x, y]: readonly [number, number], radius: number): string {
  const isRight = x < WIDTH / 2
  return text(label, {
    x: isRight ? x + radius + 5 : x - radius - 5,
    y: y + 5,
    'text-anchor': isRight ? 'start' : 'end',
    'font-size': 14,
    'font-weight': 700,
    fill: palette.ink,
    stroke: palette.paper,
    'stroke-width': 3,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  })
}
