/** Where communes are, what lines are between them, who is whose neighbour: read of the file of the country. docs/decisions/0047. */
import { centreOf } from '#app/domains/territory/commune-centres.ts'
import type { Outline } from '#app/ui/charts/outlines.ts'
import { askColumns, openedWarehouse } from './warehouse.server.ts'

export type Centre = { readonly territoryCode: string; readonly longitude: number; readonly latitude: number }

/** Where these communes are, in degrees, to about a kilometre; those that are not known are left out. */
export async function listCentres(territoryCodes: readonly string[]): Promise<readonly Centre[]> {
  const warehouse = openedWarehouse()
  if (!warehouse || territoryCodes.length === 0) return []
  const [territory = [], longitude = [], latitude = []] = await askColumns(
    warehouse,
    'select territory, longitude, latitude from centre where territory in (select unnest($1))',
    [territoryCodes],
  )
  return territory.map((code, at) => ({
    territoryCode: String(code),
    longitude: longitude[at] as number,
    latitude: latitude[at] as number,
  }))
}

/** By code, for a map made of symbols: those placed by hand, else where the file of the country has them. */
export async function placesOf(
  territoryCodes: readonly string[],
): Promise<ReadonlyMap<string, Pick<Centre, 'longitude' | 'latitude'>>> {
  const known = (await listCentres(territoryCodes)).map(
    ({ territoryCode, ...place }) => [territoryCode, place] as const,
  )
  const byHand = territoryCodes.flatMap((code) => {
    const centre = centreOf(code)
    return centre ? [[code, { longitude: centre.longitude, latitude: centre.latitude }] as const] : []
  })
  return new Map([...known, ...byHand])
}

/** Kept in ten-thousandths of a degree, each point as steps from the one before. */
function readPoints(steps: string): Outline['points'] {
  const numbers = steps.split(' ').map(Number)
  let [x, y] = [0, 0]
  const points: (readonly [number, number])[] = []
  for (let at = 0; at < numbers.length; at += 2) {
    x += numbers[at] ?? 0
    y += numbers[at + 1] ?? 0
    points.push([x / 10_000, y / 10_000])
  }
  return points
}

/**
 * The lines around these communes; the fine ones when they are known for all of them, else the generalised ones.
 * @returns `isFine`: false for outlines of about two kilometres, which a page says
 */
export async function listOutlines(
  territoryCodes: readonly string[],
): Promise<{ readonly isFine: boolean; readonly outlines: readonly Outline[] }> {
  const warehouse = openedWarehouse()
  if (!warehouse || territoryCodes.length === 0) return { isFine: false, outlines: [] }
  const [fine = [], one = [], other = [], points = []] = await askColumns(
    warehouse,
    `with asked as (select unnest($1) as code)
     select fine, one, other, points from outline
     where one in (from asked) or other in (from asked)`,
    [territoryCodes],
  )
  const finely = new Set(fine.flatMap((isFine, at) => (isFine ? [String(one[at]), String(other[at])] : [])))
  const isFine = territoryCodes.every((code) => finely.has(code))
  const outlines = fine.flatMap((isFineLine, at): readonly Outline[] =>
    isFineLine === isFine
      ? [
          {
            one: String(one[at]),
            other: other[at] === null ? null : String(other[at]),
            points: readPoints(String(points[at])),
          },
        ]
      : [],
  )
  return { isFine, outlines }
}

/** The communes that share a limit with one of these, by their codes. */
export async function listNeighbours(territoryCodes: readonly string[]): Promise<readonly string[]> {
  const warehouse = openedWarehouse()
  if (!warehouse || territoryCodes.length === 0) return []
  const [code = []] = await askColumns(
    warehouse,
    `with asked as (select unnest($1) as code),
     beyond as (
       select case when one in (from asked) then other else one end as code from outline
       where not fine and other is not null and (one in (from asked)) <> (other in (from asked)))
     select distinct code from beyond order by 1`,
    [territoryCodes],
  )
  return code.map(String)
}
