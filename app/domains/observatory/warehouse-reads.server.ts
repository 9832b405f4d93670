/**
 * What is read of the file of the country: a theme or a territory by the order of territories, a map or a rank by that of indicators.
 * Nothing while it is not open. docs/decisions/0047.
 */
import { formerWholeOf, splitOfCommune } from '#app/domains/territory/split-communes.ts'
import type { Figure } from './theme-figures.ts'
import { askColumns, type FrameKind, openedWarehouse } from './warehouse.server.ts'
import {
  figuresOf,
  type Key,
  lotOf,
  lotOfYear,
  numbersIn,
  readColumns,
  type Stored,
  type Warehouse,
} from './warehouse-columns.server.ts'
import { readWholes } from './warehouse-splits.server.ts'
import { communeCodeLength } from './warehouse-tables.ts'

/** A figure for each year published for the communes, of a commune that has no row in it. */
function withheld(warehouse: Warehouse, { units, marks }: Stored, { indicatorIds, territoryCodes }: Key): Figure[] {
  const { lots, absentStatus, places, measures } = warehouse
  const requestedIds = new Set(indicatorIds)
  const requestedLots = lots.filter(({ indicatorId }) => requestedIds.has(indicatorId))
  // A commune that is no more is in no file: nothing is withheld of it.
  const communes = [...new Set(territoryCodes)].filter((code) => code.length === communeCodeLength && places.has(code))
  const rowOf = new Map(communes.map((code, at) => [places.get(code), at]))
  const columnOf = new Map(
    requestedLots.map(({ indicatorId, year }, at) => [lotOfYear(measures.get(indicatorId) ?? 0, year), at]),
  )
  const isPresent = new Uint8Array(communes.length * requestedLots.length)
  marks.forEach((mark, at) => {
    const row = rowOf.get(units[at])
    const column = columnOf.get(lotOf(mark))
    if (row !== undefined && column !== undefined) isPresent[row * requestedLots.length + column] = 1
  })
  const has = (row: number | undefined, column: number) =>
    row !== undefined && isPresent[row * requestedLots.length + column] === 1
  const figures: Figure[] = []
  communes.forEach((territoryCode, row) => {
    const split = splitOfCommune(territoryCode)
    const parts = split?.parts.map((part) => rowOf.get(places.get(part))) ?? []
    requestedLots.forEach(({ indicatorId, year }, column) => {
      if (has(row, column)) return
      // It was in a larger one, unless the producer counts apart one that was in it too.
      const isPart = split?.whole !== territoryCode && formerWholeOf(territoryCode, year) !== undefined
      if (isPart && !parts.some((part) => has(part, column))) return
      figures.push({ indicatorId, territoryCode, year, value: null, status: absentStatus(indicatorId, territoryCode) })
    })
  })
  return figures
}

/** Figures of the country of these indicators on these territories; none while it is not open. */
export async function listNationalFigures(key: Key): Promise<readonly Figure[]> {
  const warehouse = openedWarehouse()
  if (!warehouse || key.indicatorIds.length === 0 || key.territoryCodes.length === 0) return []
  const stored = await readColumns(warehouse, key)
  return figuresOf(warehouse, stored).concat(withheld(warehouse, stored, key))
}

export type FrameRank = {
  readonly frame: FrameKind
  /** `D92`, `R11`, `FR`, or the number of the class of size. */
  readonly code: string
  readonly rank: number
  readonly known: number
  /** Lowest, quartiles and highest, as shown. */
  readonly quantiles: readonly [number, number, number, number, number]
}
export type TerritoryRanks = {
  readonly indicatorId: string
  readonly year: number
  readonly ranks: readonly FrameRank[]
}

export const inColumns: Readonly<Record<FrameKind, string>> = {
  department: 'in_department',
  region: 'in_region',
  country: 'in_country',
  size: 'in_size',
}

/**
 * Where a commune stands in each frame, in the newest year of each indicator: made when the file is, read here. Nowhere in a year
 * whose figure is that of a larger one it was in.
 */
export async function readRanks(
  territoryCode: string,
  indicatorIds?: readonly string[],
): Promise<readonly TerritoryRanks[]> {
  const warehouse = openedWarehouse()
  const unit = warehouse?.places.get(territoryCode)
  if (!warehouse || unit === undefined) return []
  const measures = indicatorIds && numbersIn(warehouse.measures, indicatorIds)
  if (measures?.length === 0) return []
  const frames = Object.entries(inColumns).map(([frame, column]) => `when '${frame}' then ${column}`)
  const [measure = [], year = [], frame = [], code = [], rank = [], known = [], ...quantiles] = await askColumns(
    warehouse,
    `with own as (from unit where place = ${unit}),
     place as (from ranked where unit = ${unit}${measures ? ` and measure in (${measures.join()})` : ''})
     select place.measure, place.year, frame, spread.code, case frame ${frames.join(' ')} end, known,
       lowest, first_quartile, median, third_quartile, highest
     from place join spread using (measure, year), own
     where spread.code = case frame when 'department' then own.department when 'region' then own.region
       when 'size' then own.size::varchar else 'FR' end
     order by all`,
  )
  const isOfWhole = await readWholes(warehouse, [territoryCode])
  const byMeasure = new Map<number, { year: number; ranks: FrameRank[] }>()
  measure.forEach((place, at) => {
    if (isOfWhole(Number(place), territoryCode, Number(year[at]))) return
    const row = byMeasure.get(place as number) ?? { year: year[at] as number, ranks: [] }
    byMeasure.set(place as number, row)
    const five = quantiles.map((column) => column[at] as number) as unknown as FrameRank['quantiles']
    row.ranks.push({
      frame: frame[at] as FrameKind,
      code: code[at] as string,
      rank: rank[at] as number,
      known: known[at] as number,
      quantiles: five,
    })
  })
  return [...byMeasure].map(([place, row]) => ({ indicatorId: warehouse.indicatorIds[place] ?? '', ...row }))
}
