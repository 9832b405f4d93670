/** Where public actions take place, as a map of communes and as lines. Pure. Rules: docs/rules/portal.md §2. */
import type { Picture } from '#app/ui/charts/svg.ts'
import { symbolMap } from '#app/ui/charts/symbol-map.ts'
import type { PublicContent } from './public-content.ts'

export type PlaceLine = {
  readonly key: string
  readonly name: string
  readonly isCommune: boolean
  readonly count: number
}

/** An action of a quartier is one of its commune too, counted once there. */
export function placeLines({ places, actions }: PublicContent): readonly PlaceLine[] {
  let commune = -1
  const members = places.map((place, rank) => {
    if (place.isCommune) commune = rank
    return commune
  })
  return places.map(({ key, name, isCommune }, rank) => {
    const keys = isCommune ? places.filter((_, other) => members[other] === rank).map((one) => one.key) : [key]
    return {
      key,
      name,
      isCommune,
      count: actions.filter((action) => action.places.some((one) => keys.includes(one))).length,
    }
  })
}

export const withoutPlace = ({ actions }: PublicContent): number =>
  actions.filter(({ places }) => places.length === 0).length

/** By code, as the maps of the members have them: anywhere in the country. */
export type Centres = ReadonlyMap<string, { readonly longitude: number; readonly latitude: number }>

/** Communes whose centre the map asks for: none for one commune alone, which has no map. */
export function codesOfMap({ places }: Pick<PublicContent, 'places'>): readonly string[] {
  const codes = places.flatMap(({ key, isCommune }) => (isCommune ? [key] : []))
  return codes.length < 2 ? [] : codes
}

/** Undefined for one commune alone, or when one of them is at no known place: the list says it all. */
export function placesMap(lines: readonly PlaceLine[], centres: Centres): Picture | undefined {
  const communes = lines.filter(({ isCommune }) => isCommune)
  const spots = communes.flatMap(({ key, name, count }) => {
    const centre = centres.get(key)
    return centre ? [{ ...centre, label: name, count }] : []
  })
  if (communes.length < 2 || spots.length < communes.length) return
  return symbolMap({ title: 'Actions par commune', counted: ['action', 'actions'], spots, around: [] })
}
