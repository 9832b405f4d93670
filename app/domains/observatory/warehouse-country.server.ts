/** Some indicators over the whole country at once, kept with the file they are read of: what resemblances are made of. docs/decisions/0047. */
import { askColumns, openedWarehouse } from './warehouse.server.ts'
import { numbersIn, type Warehouse } from './warehouse-columns.server.ts'
import { readWholes } from './warehouse-splits.server.ts'

/** The newest and the oldest values of some indicators over the country, by code; without those of a larger commune it was in. */
export type ReadCountry = {
  readonly codes: readonly string[]
  readonly newest: (indicatorId: string, code: string) => number | undefined
  readonly oldest: (indicatorId: string, code: string) => number | undefined
  readonly newestOf: (indicatorId: string) => ReadonlyMap<string, number>
  readonly regionOf: (code: string) => string | undefined
}

/** Kept with the file they were read of. */
const countries = new WeakMap<Warehouse, Map<string, Promise<ReadCountry>>>()

/** @returns undefined while the figures are not open */
export async function readCountry(
  level: 'commune' | 'epci',
  indicatorIds: readonly string[],
): Promise<ReadCountry | undefined> {
  const warehouse = openedWarehouse()
  if (!warehouse) return
  const cached = countries.get(warehouse) ?? new Map<string, Promise<ReadCountry>>()
  countries.set(warehouse, cached)
  const key = `${level} ${indicatorIds.join()}`
  const read = cached.get(key) ?? readEnds(warehouse, level, numbersIn(warehouse.measures, indicatorIds))
  cached.set(key, read)
  read.catch(() => cached.delete(key))
  return read
}

async function readEnds(
  warehouse: Warehouse,
  level: 'commune' | 'epci',
  measures: readonly number[],
): Promise<ReadCountry> {
  const isLevel = level === 'commune' ? 'is_commune' : 'length(code) = 9'
  const [unit = [], code = [], region = []] = await askColumns(
    warehouse,
    `select place, code, region from unit where ${isLevel} order by 1`,
  )
  const codes = new Map(unit.map((place, at) => [place as number, String(code[at])]))
  const regions = new Map(code.map((name, at) => [String(name), region[at] === null ? undefined : String(region[at])]))
  const [measure = [], of = [], isNewest = [], value = [], year = []] = await askColumns(
    warehouse,
    `with here as (
       select measure, year, unit, value from by_indicator
       where measure in (${measures.join() || 'null'}) and value is not null and unit in (select place from unit where ${isLevel})),
     ends as (select measure, min(year) as oldest, max(year) as newest from here group by 1)
     select measure, unit, year = newest, value, year from here join ends using (measure) where year in (oldest, newest)`,
  )
  const values = { newest: new Map<number, Map<string, number>>(), oldest: new Map<number, Map<string, number>>() }
  const isOfWhole = await readWholes(warehouse)
  measure.forEach((place, at) => {
    const commune = codes.get(of[at] as number) ?? ''
    if (isOfWhole(Number(place), commune, Number(year[at]))) return
    const side = values[isNewest[at] ? 'newest' : 'oldest']
    const column = side.get(place as number) ?? new Map<string, number>()
    side.set(place as number, column)
    column.set(commune, value[at] as number)
  })
  const endOf = (side: 'newest' | 'oldest') => (indicatorId: string, at: string) =>
    values[side].get(warehouse.measures.get(indicatorId) ?? -1)?.get(at)
  return {
    codes: [...codes.values()],
    newest: endOf('newest'),
    oldest: endOf('oldest'),
    newestOf: (indicatorId) => values.newest.get(warehouse.measures.get(indicatorId) ?? -1) ?? new Map(),
    regionOf: (at) => regions.get(at),
  }
}
