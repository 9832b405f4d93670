/** The figures of a deposit as they are kept, and those of all that it corrects. */
import { sql } from 'kysely'
import type { ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Cell, Place } from './deposits.ts'
import { blurredTablesOf } from './unmasked-corrections.ts'

export type DatasetKey = { readonly ctgId: string; readonly datasetId: string }

export async function loadTable(db: Reader, { ctgId, datasetId }: DatasetKey) {
  const { rows } = await sql<{ places: readonly Place[]; cells: readonly Cell[] }>`
    select
      coalesce((select json_agg(json_build_object('place', place, 'name', name, 'territoryCode', territory_code, 'areaId', area_id)
        order by place) from dataset_place where ctg_id = ${ctgId} and dataset_id = ${datasetId}), '[]') as places,
      coalesce((select json_agg(json_build_object('place', place, 'category', category, 'year', year, 'value', value, 'status', status)
        order by year, place, category) from dataset_cell where ctg_id = ${ctgId} and dataset_id = ${datasetId}), '[]') as cells`.execute(
    db,
  )
  return rows[0] ?? { places: [], cells: [] }
}

type Version = { readonly id: string; readonly statisticalUnit: string; readonly categories: readonly string[] }

/** A blurred deposit and what it corrects, the first first, as the attacker reads them: they are not in the ledger. */
export async function loadBlurred(db: Reader, { ctgId, datasetId }: DatasetKey) {
  const { rows } = await sql<Version>`
    with recursive version as (
      select id, corrects_id, 0 as step from dataset where ctg_id = ${ctgId} and id = ${datasetId}
      union all
      select former.id, former.corrects_id, step + 1 from version
      join dataset as former on former.ctg_id = ${ctgId} and former.id = version.corrects_id
    )
    select id, statistical_unit as "statisticalUnit", categories from version
    join dataset using (id) where ctg_id = ${ctgId} order by step desc`.execute(db)
  const versions: (readonly ReleasedTable[])[] = []
  for (const { id, categories, statisticalUnit } of rows)
    versions.push(blurredTablesOf({ ...(await loadTable(db, { ctgId, datasetId: id })), categories }, statisticalUnit))
  const tables = versions.pop() ?? []
  return { tables, ledger: versions.flat().map((one) => ({ ...one, isCorrected: true })) }
}
