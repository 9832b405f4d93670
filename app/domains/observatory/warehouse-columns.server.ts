/**
 * The values stored in the file of the country, as they come over from DuckDB: a row is two whole numbers and a value
 * (docs/decisions/0074).
 */
import type { Figure } from './theme-figures.ts'
import { askColumns, type openedWarehouse } from './warehouse.server.ts'
import { statuses } from './warehouse-tables.ts'

export type Warehouse = NonNullable<ReturnType<typeof openedWarehouse>>
export type Key = { readonly indicatorIds: readonly string[]; readonly territoryCodes: readonly string[] }

export const numbersIn = (numbers: ReadonlyMap<string, number>, names: readonly string[]): readonly number[] =>
  [...new Set(names)].flatMap((name) => numbers.get(name) ?? [])

/**
 * An indicator, a year and a status in one whole number, whose parts are shifts away: what a reading costs is mostly the values it
 * brings over from DuckDB, one by one.
 */
const markSql = '(measure::integer << 11) | ((year - 1900)::integer << 3) | enum_code(status)::integer'
export const lotOf = (mark: number): number => mark >> 3
export const lotOfYear = (measure: number, year: number): number => (measure << 8) | (year - 1_900)
const partsOf = (mark: number) => ({ measure: mark >> 11, year: ((mark >> 3) & 0xff) + 1_900, status: mark & 0x7 })

/** The order that has fewer values to go through: those of some territories, or those of some indicators. */
const orderFor = ({ codes, indicatorIds }: Warehouse, units: number, measures: number) =>
  units * indicatorIds.length <= measures * codes.length ? 'by_territory' : 'by_indicator'

/** Columns: a row is at one place in all of them. A missing value is NaN, since looking for a null costs more than the value. */
export type Stored = {
  readonly units: readonly number[]
  readonly marks: readonly number[]
  readonly values: readonly number[]
}

/** The stored values of these indicators on these territories, in no order. */
export async function readColumns(warehouse: Warehouse, { indicatorIds, territoryCodes }: Key): Promise<Stored> {
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

export const figuresOf = ({ codes, indicatorIds }: Warehouse, { units, marks, values }: Stored): Figure[] =>
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
