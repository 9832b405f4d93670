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

/**
 * An indicator, a year and a status in one whole number, whose parts are shifts away: what a reading costs is mostly the values it
 * brings over from DuckDB, one by one.
 */
const markSql = '(measure::integer << 11) | ((year - 1900)::integer << 3) | enum_code(status)::integer'
const lotOf = (mark: number): number => mark >> 3
const lotOfYear = (measure: number, year: number): number => (measure << 8) | (year - 1_900)
const partsOf = (mark: number) => ({ measure: mark >> 11, year: ((mark >> 3) & 0xff) + 1_900, status: mark & 0x7 })

/** The order that has fewer values to go through: those of some territories, or those of some indicators. */
const orderFor = ({ codes, indicatorIds }: Warehouse, units: number, measures: number) =>
  units * indicatorIds.length <= measures * codes.length ? 'by_territory' : 'by_indicator'

/** Columns: a row is at one place in all of them. A missing value is NaN, since looking for a null costs more than the value. */
type Stored = {
  readonly units: readonly number[]
  readonly marks: readonly number[]
  readonly values: readonly number[]
}

/** The stored values of these indicators on these territories, in no order. */
async function readColumns(warehouse: Warehouse, { indicatorIds, territoryCodes }: Key): Promise<Stored> {
  const units = numbersIn(warehouse.places, territoryCodes)
  const measures = numbersIn(warehouse.measures, indicatorIds)
  if (units.length === 0 || measures.length === 0) return { units: [], marks: [], values: [] }
  const isAll = measures.length === warehouse.indicatorIds.length
  const [unit = [], mark = [], value = []] = await askColumns(
    warehouse,
    `select unit, ${markSql}, coalesce(value, 'nan'::double) from ${orderFor(warehouse, units.length, measures.length)}
     where unit in (${units.join()})${isAll ? '' : ` and measure in (${measures.join()})`}`,
  )
  return { units: unit as readonly number[], marks: mark as readonly number[], values: value as readonly number[] }
}

const figuresOf = ({ codes, indicatorIds }: Warehouse, { units, marks, values }: Stored): Figure[] =>
  marks.map((mark, at) => {
    const { measure, year, status } = partsOf(mark)
    const value = values[at] ?? Number.NaN
    return {
      indicatorId: indicatorIds[measure] ?? '',
      territoryCode: codes[units[at] ?? -1] ?? '',
      year,
      value: Number.isNaN(value) ? null : value,
      status: statuses[status] ?? 'not-collected',
    }
  })

/** A figure for each year published for the communes, of a commune that has no row in it. */
function withheld(warehouse: Warehouse, { units, marks }: Stored, { indicatorIds, territoryCodes }: Key): Figure[] {
  const { lots, absentStatus, places, measures } = warehouse
  const asked = new Set(indicatorIds)
  const wanted = lots.filter(({ indicatorId }) => asked.has(indicatorId))
  const communes = [...new Set(territoryCodes)].filter(({ length }) => length === communeCodeLength)
  const rowOf = new Map(communes.map((code, at) => [places.get(code), at]))
  const columnOf = new Map(
    wanted.map(({ indicatorId, year }, at) => [lotOfYear(measures.get(indicatorId) ?? 0, year), at]),
  )
  const isPresent = new Uint8Array(communes.length * wanted.length)
  marks.forEach((mark, at) => {
    const row = rowOf.get(units[at])
    const column = columnOf.get(lotOf(mark))
    if (row !== undefined && column !== undefined) isPresent[row * wanted.length + column] = 1
  })
  const figures: Figure[] = []
  communes.forEach((territoryCode, row) => {
    wanted.forEach(({ indicatorId, year }, column) => {
      if (isPresent[row * wanted.length + column]) return
      figures.push({ indicatorId, territoryCode, year, value: null, status: absentStatus(indicatorId) })
    })
  })
  return figures
}

/** The stored figures of these indicators on these territories, in no order, without those withheld. */
export const readStored = async (warehouse: Warehouse, key: Key): Promise<readonly Figure[]> =>
  figuresOf(warehouse, await readColumns(warehouse, key))

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
