import { chartWords } from './chart-words.fr.ts'
import { type DrawnPlace, drawPlaces, hatch, limits, type MapLook, shapeOf, shapesOf } from './outline-map.ts'
import type { Outline, Point } from './outlines.ts'
import { element, type Picture, palette, picture, text } from './svg.ts'

type BivariatePlace = {
  readonly code: string
  readonly label: string
  /** Null where one of the two is missing. */
  readonly values: readonly [x: number, y: number] | null
  readonly look: MapLook
  readonly isOwn: boolean
  readonly centre?: Point | undefined
}
type BivariateSpec = {
  readonly title: string
  readonly places: readonly BivariatePlace[]
  readonly outlines: readonly Outline[]
  /** « plus d’offre », « plus de besoin ». */
  readonly more: readonly [x: string, y: string]
  /** Words for a place, from its two values. */
  readonly words: (x: number, y: number) => string
}

/** By class of y, the highest last, then of x; told apart in greys too, and by those who mix red and green. */
const colours = [
  ['#ebe7df', '#c9dcd6', '#86b3a9'],
  ['#dfbfcd', '#b3abbd', '#7393a4'],
  ['#b3517f', '#8c5690', '#544d8c'],
] as const

/** 0, 1 or 2, by thirds of the places; the equal are of one class. */
function thirdsOf(values: readonly number[]) {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0
  const [first, second] = [at(1 / 3), at(2 / 3)]
  return (value: number): 0 | 1 | 2 => (value <= first ? 0 : value <= second ? 1 : 2)
}

const SIDE = 30
/** Beyond, a page would be twice as heavy for the names of places without a value. */
const allNamedUpTo = 400

function legend(top: number, own: ReadonlySet<string>, [moreX, moreY]: readonly [string, string]): readonly string[] {
  const left = 34
  const cells = colours.flatMap((row, y) =>
    row.map((fill, x) => {
      const box = { x: left + x * (SIDE + 1), y: top + (2 - y) * (SIDE + 1), width: SIDE, height: SIDE, fill }
      return element('rect', own.has(`${x} ${y}`) ? { ...box, stroke: palette.ink, 'stroke-width': 2 } : box)
    }),
  )
  const bottom = top + 3 * (SIDE + 1)
  const arrow = (d: string) => element('path', { d, stroke: palette.ink2, fill: 'none', 'stroke-width': 1.3 })
  return [
    ...cells,
    arrow(`M${left} ${bottom + 8}h92m-5-3.5l5 3.5-5 3.5`),
    arrow(`M${left - 8} ${bottom}v-92m-3.5 5l3.5-5 3.5 5`),
    text(moreX, { x: left + 104, y: bottom + 14, 'font-size': 19 }),
    text(moreY, { x: left + 104, y: top + 20, 'font-size': 19 }),
  ]
}

/** Without a place that has both: an empty picture that says so. */
export function bivariateMap({ title, places, outlines, more, words }: BivariateSpec): Picture {
  const measured = places.flatMap(({ values }) => (values ? [values] : []))
  const scene = drawPlaces(
    places.map((place) => ({ ...place, value: place.values?.[1] ?? null })),
    outlines,
  )
  if (!scene || measured.length === 0) return picture({ width: 520, height: 1, title, sentence: 'aucune valeur.' }, [])
  const [thirdOfX, thirdOfY] = [thirdsOf(measured.map(([x]) => x)), thirdsOf(measured.map(([, y]) => y))]
  const classes = new Map(
    places.flatMap(({ code, values }) => (values ? [[code, [thirdOfX(values[0]), thirdOfY(values[1])] as const]] : [])),
  )
  const own = new Set(places.flatMap(({ code, isOwn }) => (isOwn ? [classes.get(code)?.join(' ') ?? ''] : [])))
  const sentences = new Map(places.map(({ code, values }) => [code, values ? words(...values) : 'sans valeur']))
  const fillOf = ({ code, look }: DrawnPlace) => {
    const [x, y] = classes.get(code) ?? []
    return x === undefined || y === undefined ? (look === 'secret' ? 'url(#secret)' : '#fff') : colours[y][x]
  }
  // Of hundreds, those that have nothing to say are drawn together.
  const isNamed = ({ value, isOwn, d }: DrawnPlace) =>
    scene.drawn.length <= allNamedUpTo || value !== null || isOwn || d === ''
  const shapes = scene.drawn
    .filter(isNamed)
    .map((place) => shapeOf(place, fillOf(place), `${place.label} : ${sentences.get(place.code)}`))
  const rest = [
    ...Map.groupBy(
      scene.drawn.filter((place) => !isNamed(place)),
      fillOf,
    ),
  ].map(([fill, group]) =>
    element('path', { d: group.map(({ d }) => d).join(''), fill, 'fill-rule': 'evenodd', stroke: palette.line }),
  )
  const extreme = [...classes.values()].filter(([x, y]) => x === 0 && y === 2).length
  const sentence = chartWords.bivariate(measured.length, extreme)
  return picture({ width: 520, height: scene.placing.height + 124, title, sentence }, [
    hatch,
    ...rest,
    shapesOf(shapes),
    ...limits(scene.within, scene.drawn, scene.placing.at),
    ...legend(scene.placing.height + 4, own, more),
  ])
}
