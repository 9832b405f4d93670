/** The first page of the observatory: where one may begin, and what this instance knows. Public: no right is asked. */
import { sql } from 'kysely'
import { listDepartments } from '#app/domains/territory/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { contentsOf, type KnownIndicator, regionsOf } from './start.ts'
import { openedWarehouse, warehouseState } from './warehouse.server.ts'

export async function getObservatoryStart(db: Reader) {
  const [places, { rows }] = await Promise.all([
    listDepartments(db),
    sql<KnownIndicator>`
      select indicator.id, placed.theme, indicator.name, indicator.source, indicator.numerator_id as "numeratorId",
        (select max(year) from figure where indicator_id in (indicator.id, indicator.numerator_id) and value is not null) as year
      from indicator_theme placed join indicator on indicator.id = placed.indicator_id
      where indicator.parent_id is null
      order by placed.theme, placed.position`.execute(db),
  ])
  return {
    regions: regionsOf(places),
    contents: contentsOf(rows, openedWarehouse()?.lots ?? []),
    isPreparing: warehouseState() === 'preparing',
  }
}
export type ObservatoryStart = Awaited<ReturnType<typeof getObservatoryStart>>
