/**
 * What is read of the file of the country: a theme or a territory by the order of territories, a map or a rank by that of indicators.
 * Nothing while it is not open. docs/decisions/0047.
 */
import type { Figure, FigureStatus } from './theme-figures.ts'
import { askColumns, openedWarehouse } from './warehouse.server.ts'
import { communeCodeLength } from './warehouse-tables.ts'

export type Warehouse = NonNullable<ReturnType<typeof openedWarehouse>>
type Key = { readonly indicatorIds: readonly string[]; readonly territoryCodes: readonly string[] }

export const numbersIn = (numbers: ReadonlyMap<string, number>, names: readonly string[]): readonly number[] =>
  [...new Set(names)].flatMap((name) => numbers.get(name) ?? [])

/** A figure for each year published for the communes, of a commune that has no row in it. */
function withheld({ lots, absentStatus }: Warehouse, known: readonly Figure[], { indicatorIds, territoryCodes }: Key) {
  const present = new Set(
    known.map(({ indicatorId, territoryCode, year }) => `${indicatorId} ${territoryCode} ${year}`),
  )
  const wanted = lots.filter(({ indicatorId }) => indicatorIds.includes(indicatorId))
  return territoryCodes
    .filter(({ length }) => length === communeCodeLength)
    .flatMap((territoryCode): readonly Figure[] =>
      wanted
        .filter(({ indicatorId, year }) => !present.has(`${indicatorId} ${territoryCode} ${year}`))
        .map(({ indicatorId, year }) => {
          return { indicatorId, territoryCode, year, value: null, status: absentStatus(indicatorId) }
        }),
    )
}

/** The order that has fewer values to go through: those of some territories, or those of some indicators. */
const orderFor = ({ codes, indicatorIds }: Warehouse, units: number, measures: number) =>
  units * indicatorIds.length <= measures * codes.length ? 'by_territory' : 'by_indicator'

/** The stored values of these indicators on these territories, in no order. */
async function readStored(warehouse: Warehouse, { indicatorIds, territoryCodes }: Key): Promise<readonly Figure[]> {
  const units = numbersIn(warehouse.places, territoryCodes)
  const measures = numbersIn(warehouse.measures, indicatorIds)
  if (units.length === 0 || measures.length === 0) return []
  const isAll = measures.length === warehouse.indicatorIds.length
  const [measure = [], unit = [], year = [], value = [], status = []] = await askColumns(
    warehouse,
    `select measure, unit, year, value, status from ${orderFor(warehouse, units.length, measures.length)}
     where unit in (${units.join()})${isAll ? '' : ` and measure in (${measures.join()})`}`,
  )
  return measure.map((place, at) => ({
    indicatorId: warehouse.indicatorIds[place as number] ?? '',
    territoryCode: warehouse.codes[unit[at] as number] ?? '',
    year: year[at] as number,
    value: value[at] as number | null,
    status: status[at] as FigureStatus,
  }))
}

/** Figures of the country of these indicators on these territories; none while it is not open. */
export async function listNationalFigures(key: Key): Promise<readonly Figure[]> {
  const warehouse = openedWarehouse()
  if (!warehouse || key.indicatorIds.length === 0 || key.territoryCodes.length === 0) return []
  const known = await readStored(warehouse, key)
  return [...known, ...withheld(warehouse, known, key)]
}

/** Every stored value of one territory: its portrait. */
export async function readTerritory(territoryCode: string): Promise<readonly Figure[]> {
  const warehouse = openedWarehouse()
  return warehouse
    ? readStored(warehouse, { indicatorIds: warehouse.indicatorIds, territoryCodes: [territoryCode] })
    : []
}

/** The values of one indicator in one year, by commune: the map of the country, or of a part of it. */
export async function readCommunes(indicatorId: string, year: number): Promise<ReadonlyMap<string, number>> {
  const warehouse = openedWarehouse()
  const measure = warehouse?.measures.get(indicatorId)
  if (!warehouse || measure === undefined) return new Map()
  const [unit = [], value = []] = await askColumns(
    warehouse,
    `select unit, value from by_indicator where measure = ${measure} and year = ${year} and value is not null
       and unit < (select count(*) from unit where is_commune)`,
  )
  const { codes } = warehouse
  return new Map(unit.map((place, at) => [codes[place as number] ?? '', value[at] as number]))
}

export type FrameKind = 'department' | 'region' | 'country' | 'size'
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

const inColumns: Readonly<Record<FrameKind, string>> = {
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
  const unit = warehouse?.places.get(territoryCode)
  const measure = warehouse?.measures.get(indicatorId)
  if (!warehouse || unit === undefined || measure === undefined) return []
  const [frame = [], code = [], rank = [], known = [], ...quantiles] = await askColumns(
    warehouse,
    `with known as materialized (
       select unit, round(value, (select decimals from measure where place = ${measure})) as value, department, region, size
       from by_indicator join unit as place on place.place = unit
       where measure = ${measure} and year = ${year} and is_commune and value is not null),
     own as (from known where unit = ${unit}),
     framed as (
       select 'department' as frame, own.department as code, known.value, own.value as shown from known, own where known.department = own.department
       union all select 'region', own.region, known.value, own.value from known, own where known.region = own.region
       union all select 'country', 'FR', known.value, own.value from known, own
       union all select 'size', own.size::varchar, known.value, own.value from known, own where known.size = own.size)
     select frame, code, (1 + count(*) filter (value > shown))::int, count(*)::int, min(value), quantile_cont(value, 0.25), median(value),
       quantile_cont(value, 0.75), max(value)
     from framed group by all`,
  )
  return frame.map((name, at) => ({
    frame: name as FrameKind,
    code: code[at] as string,
    rank: rank[at] as number,
    known: known[at] as number,
    quantiles: quantiles.map((column) => column[at] as number) as unknown as FrameRank['quantiles'],
  }))
}
