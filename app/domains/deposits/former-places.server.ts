/** The places that a deposit may name: those of the CTG and, first, those of what it corrects. Rules: docs/rules/deposits.md §2, §6.1. */
import { sql } from 'kysely'
import type { ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Place } from './deposits.ts'
import { recallPlaces } from './former-places.ts'
import { loadPlaces } from './store.server.ts'

type FormerRow = { readonly places: readonly Place[]; readonly released: readonly ReleasedTable[] }

/** @param correctsId of the same party, which the caller checks */
export async function loadPlacesFor(db: Reader, ctgId: string, correctsId: string | null) {
  const [known, former] = await Promise.all([loadPlaces(db, ctgId), loadFormer(db, ctgId, correctsId)])
  return { ...recallPlaces(known, former), released: former.released }
}

async function loadFormer(db: Reader, ctgId: string, correctsId: string | null): Promise<FormerRow> {
  const none = { places: [], released: [] }
  if (correctsId === null) return none
  const { rows } = await sql<FormerRow>`
    select
      coalesce((select json_agg(json_build_object('place', place, 'name', name, 'territoryCode', territory_code, 'areaId', area_id)
        order by place) from dataset_place where ctg_id = ${ctgId} and dataset_id = ${correctsId}), '[]') as places,
      coalesce((select json_agg(released order by year) from released_table
        where ctg_id = ${ctgId} and dataset_id = ${correctsId}), '[]') as released`.execute(db)
  return rows[0] ?? none
}
