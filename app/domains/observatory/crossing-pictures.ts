/** The cloud and the map of a crossing. Pure. */
import { bivariateMap } from '#app/ui/charts/bivariate-map.ts'
import { type ScatterSpec, scatter } from '#app/ui/charts/scatter.ts'
import type { Picture } from '#app/ui/charts/svg.ts'
import { type Crossing, type Quadrant, quadrants } from './crossing.ts'
import { crossingLabels as c } from './crossing-labels.fr.ts'
import { type MapGround, placesOfMap } from './figure-map.ts'
import { observatoryLabels as t } from './labels.fr.ts'
import type { IndicatorFigures } from './observatory.ts'

/** The corner where need is strong and offer weak, when the axes are these. */
const shadedCorner = (names: Readonly<Record<Quadrant, string>>): 0 | 3 | undefined => {
  if (names['low-high'].startsWith('Besoin fort')) return 0
  return names['high-low'].startsWith('Besoin fort') ? 3 : undefined
}

/** The same cloud twice: a phone has a smaller one, of words as large. */
export function crossingScatter(crossing: Crossing, x: IndicatorFigures, y: IndicatorFigures) {
  const names = c.quadrantNames(x, y)
  const corner = (quadrant: Quadrant) => ({ title: names[quadrant], note: c.counted(crossing.counts[quadrant]) })
  const axis = (side: 'x' | 'y') => {
    const { indicator } = side === 'x' ? x : y
    const format = (value: number) => t.formatValue(indicator, value)
    const median = crossing.medians[side]
    return { title: c.axisTitle(x, y, side), median, medianWords: c.median(format(median)), format }
  }
  const shaded = shadedCorner(names)
  const [topLeft, topRight, bottomLeft, bottomRight] = quadrants
  const spec: ScatterSpec = {
    title: c.chart,
    sentence: `${quadrants.map((quadrant) => `${names[quadrant]} : ${c.counted(crossing.counts[quadrant])}`).join(' ; ')}.`,
    points: crossing.units.map(({ name, x: ofX, y: ofY, population, isOwn }) => {
      return { label: name, x: ofX, y: ofY, weight: population, isOwn }
    }),
    x: axis('x'),
    y: axis('y'),
    corners: [
      corner(topLeft ?? 'low-high'),
      corner(topRight ?? 'high-high'),
      corner(bottomLeft ?? 'low-low'),
      corner(bottomRight ?? 'high-low'),
    ],
    ...(shaded !== undefined && { shaded }),
  }
  return { screen: scatter(spec), phone: scatter(spec, 'phone') }
}

/** @param own communes told apart */
export function crossingMap(
  crossing: Crossing,
  x: IndicatorFigures,
  y: IndicatorFigures,
  ground: MapGround,
  own: ReadonlySet<string>,
): Picture {
  const known = new Map(crossing.units.map((unit) => [unit.code, unit]))
  const hidden = new Map(
    [...placesOfMap(x, ground.centres, own), ...placesOfMap(y, ground.centres, own)].map((place) => [
      place.code,
      place,
    ]),
  )
  const looks = new Map(
    [x, y]
      .flatMap((side) => placesOfMap(side, ground.centres, own))
      .flatMap(({ code, look }) => (look === 'value' ? [] : [[code, look] as const])),
  )
  return bivariateMap({
    title: c.where,
    places: [...hidden.values()].map(({ value, ...place }) => {
      const unit = known.get(place.code)
      return { ...place, look: looks.get(place.code) ?? 'value', values: unit ? ([unit.x, unit.y] as const) : null }
    }),
    outlines: ground.outlines,
    more: c.more(x, y),
    words: (ofX, ofY) => `${t.formatValue(x.indicator, ofX)} ; ${t.formatValue(y.indicator, ofY)}`,
  })
}
