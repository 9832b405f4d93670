/**
 * What is read of the file of the country: a theme or a territory by the order of territories, a map or a rank by that of indicators.
 * Nothing while it is not open. docs/decisions/0047.
 */
import type { Figure } from './theme-figures.ts'
import { askColumns, type FrameKind, openedWarehouse } from './warehouse.server.ts'
import { communeCodeLength, statuses } from './warehouse-tables.ts'

export type Warehouse = NonNullable<ReturnType<typeof openedWarehouse>>
type Key = { readonly indicatorIds: readonly string[]; readonly territoryCodes: readonly string[] }

export const numbersIn = (numbers: ReadonlyMap<string, number>, names: readonly string[]): readonly number[] =>
  [...new Set(names)].flatMap((name) => numbers.get(name) ?? [])

/** One number for a territory, an indicator and a year: read in one column, and cheap to look for. */
const cellOf = (unit: number, measure: number, year: number): number => (unit * 10_000 + measure) * 1_000 + year - 1_900
const cellSql = '(unit::double * 10000 + measure) * 1000 + year - 1900'
const partsOf = (cell: number) => {
  const [year, rest] = [(cell % 1_000) + 1_900, Math.floor(cell / 1_000)]
  return { year, measure: rest % 10_000, unit: Math.floor(rest / 10_000) }
}

/** A figure for each year published for the communes, of a commune that has no row in it. */
function withheld(warehouse: Warehouse, present: ReadonlySet<number>, { indicatorIds, territoryCodes }: Key) {
  const { lots, absentStatus, places, measures } = warehouse
  const asked = new Set(indicatorIds)
  const wanted = lots.filter(({ indicatorId }) => asked.has(indicatorId))
  const figures: Figure[] = []
  for (const territoryCode of territoryCodes) {
    if (territoryCode.length !== communeCodeLength) continue
    const unit = places.get(territoryCode)
    for (const { indicatorId, year } of wanted)
      if (unit === undefined || !present.has(cellOf(unit, measures.get(indicatorId) ?? 0, year)))
        figures.push({ indicatorId, territoryCode, year, value: null, status: absentStatus(indicatorId) })
  }
  return figures
}

/** The order that has fewer values to go through: those of some territories, or those of some indicators. */
const orderFor = ({ codes, indicatorIds }: Warehouse, units: number, measures: number) =>
  units * indicatorIds.length <= measures * codes.length ? 'by_territory' : 'by_indicator'

type Stored = { readonly cells: readonly number[]; readonly figures: readonly Figure[] }

/** The stored values of these indicators on these territories, in no order. */
export async function readStored(warehouse: Warehouse, { indicatorIds, territoryCodes }: Key): Promise<Stored> {
  const units = numbersIn(warehouse.places, territoryCodes)
  const measures = numbersIn(warehouse.measures, indicatorIds)
  if (units.length === 0 || measures.length === 0) return { cells: [], figures: [] }
  const isAll = measures.length === warehouse.indicatorIds.length
  const [cell = [], value = [], status = []] = await askColumns(
    warehouse,
    `select ${cellSql}, value, enum_code(status) from ${orderFor(warehouse, units.length, measures.length)}
     where unit in (${units.join()})${isAll ? '' : ` and measure in (${measures.join()})`}`,
  )
  const cells = cell as readonly number[]
  const figures = cells.map((one, at): Figure => {
    const { unit, measure, year } = partsOf(one)
    return {
      indicatorId: warehouse.indicatorIds[measure] ?? '',
      territoryCode: warehouse.codes[unit] ?? '',
      year,
      value: value[at] as number | null,
      status: statuses[status[at] as number] ?? 'not-collected',
    }
  })
  return { cells, figures }
}

/** Figures of the country of these indicators on these territories; none while it is not open. */
export async function listNationalFigures(key: Key): Promise<readonly Figure[]> {
  const warehouse = openedWarehouse()
  if (!warehouse || key.indicatorIds.length === 0 || key.territoryCodes.length === 0) return []
  const { cells, figures } = await readStored(warehouse, key)
  return figures.concat(withheld(warehouse, new Set(cells), key))
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

/** Where a commune stands in each frame, in the newest year of each indicator: made when the file is, read here. */
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
  const byMeasure = new Map<number, { year: number; ranks: FrameRank[] }>()
  measure.forEach((place, at) => {
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
