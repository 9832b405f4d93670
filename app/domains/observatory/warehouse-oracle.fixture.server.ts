/**
 * Other readings of the file of the country, that no page makes: what tests count the ranks again with, and what the bench measures
 * (docs/decisions/0047).
 */
import type { Figure } from './theme-figures.ts'
import { askColumns, type FrameKind, openedWarehouse } from './warehouse.server.ts'
import { figuresOf, readColumns } from './warehouse-columns.server.ts'
import { type FrameRank, inColumns } from './warehouse-reads.server.ts'

/** Every stored value of one territory: its portrait. */
export async function readTerritory(territoryCode: string): Promise<readonly Figure[]> {
  const warehouse = openedWarehouse()
  if (!warehouse) return []
  const all = { indicatorIds: warehouse.indicatorIds, territoryCodes: [territoryCode] }
  return figuresOf(warehouse, await readColumns(warehouse, all))
}

/** The values of one indicator in one year, by commune: the map of the country, or of a part of it. */
export async function readCommunes(indicatorId: string, year: number): Promise<ReadonlyMap<string, number>> {
  const warehouse = openedWarehouse()
  const measure = warehouse?.measures.get(indicatorId)
  if (!warehouse || measure === undefined) return new Map()
  const [unit = [], value = []] = await askColumns(
    warehouse,
    `select unit, value from by_indicator where measure = ${measure} and year = ${year} and value is not null
       and unit < ${warehouse.communeCount}`,
  )
  const { codes } = warehouse
  return new Map(unit.map((place, at) => [codes[place as number] ?? '', value[at] as number]))
}

/** Lowest, quartiles, highest. @param sorted not empty */
function quantilesOf(sorted: Float64Array): FrameRank['quantiles'] {
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share
    const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
    return low + (high - low) * (place - Math.floor(place))
  }
  return [at(0), at(0.25), at(0.5), at(0.75), at(1)]
}

/**
 * Where a commune stands in any year, counted when it is asked: the same as `readRanks` for years that are not the newest.
 * @returns empty when the commune has no value
 */
export async function readPlaceIn(
  indicatorId: string,
  year: number,
  territoryCode: string,
): Promise<readonly FrameRank[]> {
  const warehouse = openedWarehouse()
  const own = warehouse?.places.get(territoryCode)
  const measure = warehouse?.measures.get(indicatorId)
  if (!warehouse || own === undefined || measure === undefined) return []
  const [unit = [], value = []] = await askColumns(
    warehouse,
    `select unit, round(value, (select decimals from measure where place = ${measure})) from by_indicator
     where measure = ${measure} and year = ${year} and value is not null and unit < ${warehouse.communeCount}`,
  )
  const [units, values] = [unit as readonly number[], value as readonly number[]]
  const mine = values[units.indexOf(own)]
  if (mine === undefined) return []
  return (Object.keys(inColumns) as FrameKind[]).flatMap((frame): readonly FrameRank[] => {
    const code = warehouse.frames[frame][own]
    if (code === undefined || code === null) return []
    const column = warehouse.frames[frame]
    const inside = Float64Array.from(values.filter((_, at) => column[units[at] ?? -1] === code)).sort()
    const rank = 1 + inside.length - upperBound(inside, mine)
    return [{ frame, code, rank, known: inside.length, quantiles: quantilesOf(inside) }]
  })
}

/** How many are not above. */
function upperBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}
