/** Neighbourhoods of the policy for cities of a perimeter, beside the middle one of the country: sheets of one edition. Rules: docs/rules/observatory.md §14. */
import type { DuckDBValue } from '@duckdb/node-api'
import { type Quarter, type Quarters, quarterMeasures } from './quarters.ts'
import { askColumns, openedWarehouse } from './warehouse.server.ts'
import type { Warehouse } from './warehouse-columns.server.ts'

/** On a page: the lowest incomes first, the rest counted. */
const shownAtMost = 60

const numberOr = (value: DuckDBValue | undefined): number | null => (typeof value === 'number' ? value : null)

/** By the names of `quarterMeasures`, in their order. A share of fewer than 20 households is not made. */
const measureColumns = [
  'inhabitants',
  'median_income',
  'poverty',
  'employment',
  'under_25_share',
  'case when beneficiaries >= 20 then lone_parents * 100.0 / beneficiaries end',
  'under_3',
].map((column) => `(${column})::double`)

/** `D92` of a commune: a perimeter may be a whole département. */
const departmentOf = `'D' || left(commune, case when starts_with(commune, '97') then 3 else 2 end)`

/** Kept with the file they were read of: perimeters do not move, and a page is asked for often. */
const cache = new WeakMap<Warehouse, Map<string, Promise<Quarters | null>>>()
const keptAtMost = 500

/**
 * @param communeCodes communes, or a département
 * @returns null where there is none, and while the figures are not open
 */
export async function listQuarters(communeCodes: readonly string[]): Promise<Quarters | null> {
  const warehouse = openedWarehouse()
  if (!warehouse || communeCodes.length === 0) return null
  const known = cache.get(warehouse) ?? new Map<string, Promise<Quarters | null>>()
  cache.set(warehouse, known)
  const key = communeCodes.join()
  const read = known.get(key) ?? readQuarters(warehouse, communeCodes)
  if (known.size >= keptAtMost) known.clear()
  known.set(key, read)
  read.catch(() => known.delete(key))
  return read
}

async function readQuarters(warehouse: Warehouse, communeCodes: readonly string[]): Promise<Quarters | null> {
  const [edition = [], code = [], name = [], communes = [], all = [], ...columns] = await askColumns(
    warehouse,
    `with sheet as (select * from quarter where edition = (select max(edition) from quarter)),
     place as (select code, unnest(communes) as commune from sheet),
     asked as (select unnest($1) as code),
     country as (select ${measureColumns.map((column, at) => `median(${column}) as m${at}`).join(', ')} from sheet)
     select edition, code, name, array_to_string(communes, ' '), count(*) over ()::integer,
       ${measureColumns.join(', ')}, ${measureColumns.map((_, at) => `m${at}`).join(', ')}
     from sheet, country
     where code in (select code from place where commune in (from asked) or ${departmentOf} in (from asked))
     order by median_income nulls last, name limit ${shownAtMost}`,
    [communeCodes],
  )
  if (code.length === 0) return null
  const valuesAt = (row: number, from: number) =>
    Object.fromEntries(
      quarterMeasures.map((measure, at) => [measure, numberOr(columns[from + at]?.[row])]),
    ) as Quarter['values']
  return {
    edition: Number(edition[0]),
    count: Number(all[0]),
    country: valuesAt(0, quarterMeasures.length),
    quarters: code.map((one, row) => ({
      code: String(one),
      name: String(name[row]),
      communeCodes: String(communes[row]).split(' '),
      communeNames: [],
      values: valuesAt(row, 0),
    })),
  }
}
