/** Where the communes of the Hauts-de-Seine are, placed by hand for maps made of symbols; `placesOf` of the observatory places the others. Pure. */
import { type Centre, centres } from './hauts-de-seine.fr.ts'

/** Undefined elsewhere: `placesOf` of the observatory knows the country. */
export const centreOf = (code: string): Centre | undefined => centres[code]

const kilometresPerDegree = 111.2

/** Communes within this distance of one of the given ones, nearest first; the given ones are left out. */
export function communesAround(
  codes: readonly string[],
  kilometres: number,
): readonly (Centre & { readonly code: string })[] {
  const own = codes.flatMap((code) => centreOf(code) ?? [])
  const distanceTo = (from: Centre) => (to: Centre) =>
    kilometresPerDegree *
    Math.hypot(from.latitude - to.latitude, (from.longitude - to.longitude) * Math.cos((from.latitude * Math.PI) / 180))
  return Object.entries(centres)
    .filter(([code]) => !codes.includes(code))
    .map(([code, centre]) => ({ code, ...centre, distance: Math.min(...own.map(distanceTo(centre))) }))
    .filter(({ distance }) => distance <= kilometres)
    .toSorted((one, other) => one.distance - other.distance)
    .map(({ distance, ...commune }) => commune)
}
