/** Whose figures those of a commune made again are, in the figures of the country. Rules: docs/rules/observatory.md §4.1 bis. */
import { formerWholeOf, splitCommunes, splitOfCommune } from '#app/domains/territory/split-communes.ts'
import { askColumns } from './warehouse.server.ts'
import type { Warehouse } from './warehouse-columns.server.ts'
import { quoted } from './warehouse-tables.ts'

export type IsOfWhole = (measure: number, code: string, year: number) => boolean

const never: IsOfWhole = () => false

/**
 * Whether the figure of a commune is that of the larger one it was in: nothing is published for its parts in that year.
 * @param codes those that are asked about; nothing is read for those that never were in another
 */
export async function readWholes(warehouse: Warehouse, codes: readonly string[] = splitCommunes): Promise<IsOfWhole> {
  const parts = [...new Set(codes.flatMap((code) => splitOfCommune(code)?.parts ?? []))]
  if (parts.length === 0) return never
  const [measure = [], year = [], code = []] = await askColumns(
    warehouse,
    `select measure, year, code from by_territory join unit on place = unit
     where value is not null and code in (${parts.map(quoted).join()})`,
  )
  const keyOf = (one: unknown, of: string | undefined, at: unknown) => `${one} ${of} ${at}`
  const apart = new Set(
    code.map((part, at) => keyOf(measure[at], formerWholeOf(String(part), Number(year[at]))?.whole, year[at])),
  )
  return (one, of, at) => {
    const former = formerWholeOf(of, at)
    return former !== undefined && !apart.has(keyOf(one, former.whole, at))
  }
}
