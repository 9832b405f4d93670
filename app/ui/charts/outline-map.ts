/**
 * Places by their outlines: darker where the value is higher; hatched where it is secret, hollow where it is not published; a count
 * is a circle on its place. A place without outline is a dot. Pure.
 */
import { scaleSqrt } from 'd3-scale'
import { formatCount } from '#app/kernel/format.ts'
import { chartWords } from './chart-words.fr.ts'
import { mapLabels } from './map-labels.ts'
import type { Legend } from './map-legend.tsx'
import {
  boundaryOf,
  linesByPlace,
  middleOf,
  type Outline,
  type Placing,
  type Point,
  pathOf,
  placingOf,
  ringsOf,
  shortened,
} from './outlines.ts'
import { element, type Picture, palette, picture, readText } from './svg.ts'
import { classesOf, type ValueClass } from './value-classes.ts'

/** `secret`: counted, not said; `absent`: not published, not loaded. */
export type MapLook = 'value' | 'secret' | 'absent'
export type MapPlace = {
  readonly code: string
  readonly label: string
  /** Null: no value; `look` says why. */
  readonly value: number | null
  readonly look: MapLook
  readonly isOwn: boolean
  /** For a place without outline. */
  readonly centre?: Point | undefined
}
export type OutlineMapSpec = {
  readonly title: string
  readonly places: readonly MapPlace[]
  readonly outlines: readonly Outline[]
  readonly format: (value: number) => string
  /** A rate is a shade, a count a circle. @default rate */
  readonly measure?: 'rate' | 'count'
  /** What is counted in the legend. @default commune */
  readonly counted?: readonly [one: string, many: string]
  /** Words of the legend for what has no value, where there is some. */
  readonly missingWords?: Partial<Record<Exclude<MapLook, 'value'>, string>>
  /** Larger places, whose limits are drawn over. */
  readonly groupOf?: (code: string) => string
}

const usuallyCounted = ['commune', 'communes'] as const
const WIDTH = 520
const HIGHEST = 520
const MARGIN = 14
/** Beyond, one path a class: a page is not made heavier by shapes too small to be pointed at. */
export const shapesAtMost = 900
const DOT = 4
/** Radius of the circle of a small count. */
const SMALLEST = 1.5

export const hatch = element(
  'defs',
  {},
  element(
    'pattern',
    { id: 'secret', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 6, height: 6, fill: '#fff' }),
    element('line', { x1: 0, y1: 0, x2: 0, y2: 6, stroke: palette.ink3, 'stroke-width': 2 }),
  ),
)

export const fillOf = (
  { value, look }: Pick<MapPlace, 'value' | 'look'>,
  shadeOf: (value: number) => string,
): string => (value === null ? (look === 'secret' ? 'url(#secret)' : '#fff') : shadeOf(value))

/** A place as it is drawn: where its name goes, and its room. */
export type DrawnPlace = MapPlace & {
  readonly d: string
  readonly middle: readonly [number, number] | undefined
  readonly width: number
}

/** @returns undefined when nothing is known of where the places are */
export function drawPlaces(places: readonly MapPlace[], outlines: readonly Outline[]) {
  const byPlace = linesByPlace(outlines)
  const known = new Set(places.map(({ code }) => code))
  const within = outlines.filter(({ one, other }) => known.has(one) || (other !== null && known.has(other)))
  const centres = places.flatMap(({ code, centre }) => (centre && !byPlace.has(code) ? [centre] : []))
  const placing = placingOf([...within.flatMap(({ points }) => points), ...centres], {
    width: WIDTH,
    highest: HIGHEST,
    margin: MARGIN,
  })
  if (!placing) return
  const { at } = placing
  return { placing, within, drawn: places.map((place): DrawnPlace => drawn(place, byPlace.get(place.code) ?? [], at)) }
}

function drawn(place: MapPlace, lines: readonly Outline[], at: Placing['at']): DrawnPlace {
  const rings = ringsOf(lines)
  const middle = middleOf(rings)
  const point = middle?.point ?? place.centre
  const xs = rings.flat().map((one) => at(one)[0])
  return {
    ...place,
    d: middle ? pathOf(rings, at) : '',
    middle: point ? at(point) : undefined,
    width: middle ? Math.max(...xs) - Math.min(...xs) : 0,
  }
}

const edge = { stroke: '#fff', 'stroke-width': 0.8, 'stroke-linejoin': 'round' }
const hollow = { stroke: palette.ink3, 'stroke-width': 1, 'stroke-dasharray': '3 2' }

const fillIn = (shape: string): string => / fill="([^"]*)"/.exec(shape)?.[1] ?? ''

/** What most shapes have in common, said once; `data-places` is what the keyboard and the pointer find each by. */
export function shapesOf(shapes: readonly string[]): string {
  const counts = Map.groupBy(shapes, fillIn)
  const [usual = '#fff'] = [...counts].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? []
  const lines = shapes.map((shape) => (fillIn(shape) === usual ? shape.replace(` fill="${usual}"`, '') : shape))
  return element('g', { fill: usual, 'fill-rule': 'evenodd', ...edge, 'data-places': '' }, '\n', lines.join('\n'), '\n')
}

/** Within `shapesOf`: the shape of one place, or its dot. */
export function shapeOf(place: DrawnPlace, fill: string, words: string): string {
  const look = place.value === null && place.look === 'absent' ? hollow : {}
  const hint = element('title', {}, readText(words))
  if (place.d) return element('path', { d: place.d, fill, ...look }, hint)
  if (!place.middle) return ''
  const [cx, cy] = place.middle
  return element('circle', { cx, cy, r: DOT, fill, stroke: palette.ink3, 'stroke-width': 0.8 }, hint)
}

export const wordsOf = ({ label, value, look }: MapPlace, { format, missingWords }: OutlineMapSpec): string =>
  `${label} : ${value === null ? ((look === 'value' ? undefined : missingWords?.[look]) ?? 'sans valeur') : format(value)}`

/** Where the places of one's own end, and the limits of what is larger. */
export function limits(
  within: readonly Outline[],
  drawn: readonly DrawnPlace[],
  at: Placing['at'],
  groupOf?: (code: string) => string,
) {
  const own = new Set(drawn.filter(({ isOwn }) => isOwn).map(({ code }) => code))
  const between = groupOf ? within.filter(({ one, other }) => other !== null && groupOf(one) !== groupOf(other)) : []
  const line = (lines: readonly Outline[], stroke: string, width: number) =>
    lines.length === 0
      ? []
      : [
          element('path', {
            d: pathOf(ringsOf(lines), at, false),
            fill: 'none',
            stroke,
            'stroke-width': width,
            'stroke-linejoin': 'round',
          }),
        ]
  return [
    ...line(between, palette.ink2, 1),
    ...line(
      boundaryOf(within, (code) => own.has(code)),
      palette.ink,
      2.5,
    ),
  ]
}

/** Many places: one path a class, without names. */
function shapesByClass(drawn: readonly DrawnPlace[], shadeOf: (value: number) => string): readonly string[] {
  const paths = new Map<string, string>()
  for (const place of drawn) {
    const fill = fillOf(place, shadeOf)
    paths.set(fill, (paths.get(fill) ?? '') + place.d)
  }
  return [...paths].map(([fill, d]) => element('path', { d, fill, ...edge, 'stroke-width': 0.3 }))
}

/** Over the places, which say the count of each. */
function circles(drawn: readonly DrawnPlace[]): readonly string[] {
  const highest = Math.max(1, ...drawn.map(({ value }) => value ?? 0))
  const radius = scaleSqrt([0, highest], [0, Math.min(34, Math.max(10, (WIDTH * 0.9) / Math.sqrt(drawn.length)))])
  const look = { fill: '#8b84b5', 'fill-opacity': 0.8, stroke: '#fff', 'stroke-width': 1, 'pointer-events': 'none' }
  const placed = drawn
    .toSorted((one, other) => (other.value ?? 0) - (one.value ?? 0))
    .flatMap(({ value, middle, isOwn }) => {
      if (value === null || !middle) return []
      const [cx, cy] = middle
      return [{ cx, cy, r: radius(value), isOwn }]
    })
  const discs = placed
    .filter(({ r }) => r > SMALLEST)
    .map(({ isOwn, ...disc }) => element('circle', { ...disc, ...(isOwn && { fill: palette.accent }) }))
  // The smallest are hundreds, all alike: a line without length is a dot.
  const dots = [false, true].flatMap((own) => {
    const d = placed.flatMap(({ cx, cy, r, isOwn }) =>
      r > SMALLEST || isOwn !== own ? [] : [`M${shortened(cx)} ${shortened(cy)}h0`],
    )
    const stroke = own ? palette.accent : look.fill
    return d.length === 0
      ? []
      : [element('path', { d: d.join(''), stroke, 'stroke-width': 2 * SMALLEST, 'stroke-linecap': 'round' })]
  })
  return [element('g', look, '\n', [...discs, ...dots].join('\n'), '\n')]
}

export type MapPicture = Picture & { readonly legend: Legend }

/** Without a value or a place: an empty picture that says so. */
export function outlineMap(spec: OutlineMapSpec): MapPicture {
  const { title, places, outlines, format, measure = 'rate', counted = usuallyCounted } = spec
  const values = places.flatMap(({ value }) => value ?? [])
  const scene = drawPlaces(places, outlines)
  if (!scene || values.length === 0)
    return {
      ...picture({ width: WIDTH, height: 1, title, sentence: 'aucune valeur.' }, []),
      legend: { classes: [], missing: [] },
    }
  const { placing, within, drawn: all } = scene
  const classes = classesOf(values, format)
  const shadeOf = (value: number) => shade(classes, value)
  const isCount = measure === 'count'
  const fill = (place: DrawnPlace) => (isCount && place.value !== null ? palette.sunken : fillOf(place, shadeOf))
  const shapes =
    all.length > shapesAtMost && !isCount
      ? shapesByClass(all, shadeOf)
      : [shapesOf(all.map((place) => shapeOf(place, fill(place), wordsOf(place, spec))))]
  const missing = places.length - values.length
  const sentence = chartWords.places(
    formatCount(values.length, ...counted),
    format(Math.min(...values)),
    format(Math.max(...values)),
    missing,
  )
  const drawing = picture({ width: WIDTH, height: placing.height, title, sentence }, [
    hatch,
    ...shapes,
    ...limits(within, all, placing.at, spec.groupOf),
    ...(isCount ? circles(all) : []),
    ...(all.length > shapesAtMost
      ? []
      : labelSizes.map((one) => mapLabels(all, format, { width: WIDTH, height: placing.height }, one))),
  ])
  return { ...drawing, legend: legendOf(isCount ? [] : classes, spec) }
}

/** Names large enough to be read on a screen, then those for a phone, where the map is a third smaller (svg-picture.module.css). */
const labelSizes = [
  { name: 'on-screen', size: 12 },
  { name: 'on-phone', size: 18 },
]

function legendOf(
  classes: readonly ValueClass[],
  { places, format, missingWords, counted = usuallyCounted }: OutlineMapSpec,
): Legend {
  const limit = (value: number | undefined) => (value === undefined || value === -Infinity ? undefined : format(value))
  return {
    classes: classes.map(({ shade, from, to, count }) => ({
      shade,
      words: chartWords.valueClass(limit(from), limit(to)),
      counted: formatCount(count, ...counted),
    })),
    missing: (['secret', 'absent'] as const).flatMap((look) => {
      const words = missingWords?.[look]
      return words && places.some((place) => place.value === null && place.look === look) ? [{ look, words }] : []
    }),
  }
}

const shade = (classes: readonly ValueClass[], value: number): string =>
  classes.findLast(({ from }) => value >= from)?.shade ?? classes[0]?.shade ?? '#fff'
