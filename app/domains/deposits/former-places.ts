/** Places as a table that is corrected named them, whatever the CTG has become. Pure. Rules: docs/rules/deposits.md §6.1. */
import { isJoined, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { plainName } from '#app/domains/territory/plain-name.ts'
import { rowIdOf } from './count-tables.ts'
import { type Place, whole } from './deposits.ts'
import type { KnownPlace } from './read-place.ts'
import { wholeId } from './read-table.ts'

type Known = KnownPlace & Pick<Place, 'territoryCode' | 'areaId'>
export type Places = { readonly places: readonly Known[]; readonly wholeCode: string | null }

/** By their names first: a quartier that the CTG has named since, a commune that has left it, keep the ids that they had. */
export function recallPlaces(
  { places, wholeCode }: Places,
  former: { readonly places: readonly Place[]; readonly released: readonly ReleasedTable[] },
): Places {
  const labels = new Map(
    former.released.flatMap(({ rows }) =>
      rows.filter((row) => !isJoined(row, rows)).map(({ id, label }) => [id, label] as const),
    ),
  )
  const named = new Map(former.places.map((place) => [place.name, place]))
  const isOf = (label: string) => (place: Known) => plainName(place.name) === plainName(label)
  const recalled = [...labels].map(([id, name]): Known => {
    const [then, now] = [named.get(name), places.find((place) => place.id === id) ?? places.find(isOf(name))]
    const territoryCode = then?.territoryCode ?? now?.territoryCode ?? null
    return {
      ...{ id, name, codes: now?.codes ?? (territoryCode === null ? [] : [territoryCode]), territoryCode },
      ...{ areaId: then?.areaId ?? now?.areaId ?? null, isWhole: then?.place === whole },
    }
  })
  const all = recalled.find(({ isWhole }) => isWhole)
  const others = places
    .filter((place) => !labels.has(place.id) && !recalled.some(({ name }) => isOf(name)(place)))
    .map((place) => (all ? { ...place, isWhole: false } : place))
  const code = all && (all.id === rowIdOf(wholeId, null) ? null : all.id)
  return { places: [...recalled, ...others], wholeCode: code === undefined ? wholeCode : code }
}
