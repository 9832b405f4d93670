/** The map of the territory covered: four states, told apart without colour. Pure. */
import type { MapGround } from '#app/domains/observatory/figure-map.ts'
import { formatCount } from '#app/kernel/format.ts'
import { drawPlaces, hatch, limits, shapeOf } from '#app/ui/charts/outline-map.ts'
import { type Picture, picture } from '#app/ui/charts/svg.ts'
import { type CommuneCover, coverFills, isCovered } from './coverage.ts'
import { portfolioLabels as t } from './labels.fr.ts'

/** Undefined when the position of these communes is unknown: the table then stands alone. */
export function coverageMap(title: string, communes: readonly CommuneCover[], ground: MapGround): Picture | undefined {
  const places = communes.map(({ code, name, state, ctgs }) => ({
    ...{ code, label: name, isOwn: false, centre: ground.centres.get(code) },
    value: state === 'none' ? null : 1,
    look: state === 'none' ? ('absent' as const) : ('value' as const),
    fill: coverFills[state],
    words: [name, t.cover.state[state], ctgs.map((ctg) => ctg.name).join(', ')].filter(Boolean).join(' : '),
  }))
  const scene = drawPlaces(places, ground.outlines)
  if (!scene) return
  const lookOf = new Map(places.map((place) => [place.code, place]))
  const covered = communes.filter(({ state }) => isCovered(state)).length
  const sentence = `${formatCount(covered, 'commune couverte', 'communes couvertes')} sur ${communes.length}.`
  return picture({ width: 520, height: scene.placing.height, title, sentence }, [
    hatch,
    ...scene.drawn.map((place) => {
      const look = lookOf.get(place.code)
      return shapeOf(place, look?.fill ?? '#fff', look?.words ?? place.label)
    }),
    ...limits(scene.within, scene.drawn, scene.placing.at),
  ])
}
