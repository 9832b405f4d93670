/** The figures of a deposit as they are kept, and those of all that was read of the same figures: they are not in the ledger. */
import { sql } from 'kysely'
import type { IndicatorUnit } from '#app/domains/observatory/observatory.ts'
import type { ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { plainName } from '#app/domains/territory/plain-name.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Cell, Place, Table } from './deposits.ts'
import { hasLeft } from './has-left.server.ts'
import { isHeldOfOthers } from './read-releases.server.ts'
import { tablesOf } from './unmasked-corrections.ts'

export type DatasetKey = { readonly ctgId: string; readonly datasetId: string }

/** In the order of the ids. */
async function loadTables(db: Reader, ctgId: string, ids: readonly string[]): Promise<readonly Table[]> {
  const { rows } = await sql<Table>`
    select categories,
      coalesce((select json_agg(json_build_object('place', place, 'name', name, 'territoryCode', territory_code, 'areaId', area_id)
        order by place) from dataset_place where ctg_id = ${ctgId} and dataset_id = dataset.id), '[]') as places,
      coalesce((select json_agg(json_build_object('place', place, 'category', category, 'year', year, 'value', value, 'status', status)
        order by year, place, category) from dataset_cell where ctg_id = ${ctgId} and dataset_id = dataset.id), '[]') as cells
    from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, rank)
    join dataset on dataset.ctg_id = ${ctgId} and dataset.id = asked.id order by rank`.execute(db)
  return rows
}

export async function loadTable(db: Reader, { ctgId, datasetId }: DatasetKey) {
  const [table = { categories: [], places: [] as readonly Place[], cells: [] as readonly Cell[] }] = await loadTables(
    db,
    ctgId,
    [datasetId],
  )
  return table
}

type Figures = {
  readonly ctgId: string
  readonly partyId: string
  readonly name: string
  readonly unit: IndicatorUnit
  readonly statisticalUnit: string
}

/** What was read of the same figures, not masked by us: the same party gave them the same name. Even withdrawn, the first first. */
async function listSame(
  db: Reader,
  { ctgId, partyId, name, unit, statisticalUnit }: Figures,
): Promise<readonly string[]> {
  const rows = await rowsOf(db, 'dataset', { ctg_id: ctgId, party_id: partyId, unit })
    .select(['id', 'name', 'statistical_unit as statisticalUnit'])
    .where('threshold', 'is', null)
    .where(hasLeft('dataset'))
    .orderBy('deposited_at')
    .orderBy('id')
    .execute()
  const isSame = (one: string, other: string) => plainName(one) === plainName(other)
  return rows
    .filter((row) => isSame(row.name, name) && isSame(row.statisticalUnit, statisticalUnit))
    .map(({ id }) => id)
}

/** All of them, the first first. */
export const loadSame = async (db: Reader, figures: Figures): Promise<readonly Table[]> =>
  loadTables(db, figures.ctgId, await listSame(db, figures))

/** Percentages, ratios and means of other parties that who reads ours may have read. */
export async function loadOthers(
  db: Reader,
  { ctgId, ...readers }: { readonly ctgId: string } & Parameters<typeof isHeldOfOthers>[0],
): Promise<readonly Table[]> {
  const rows = await rowsOf(db, 'dataset', { ctg_id: ctgId })
    .select(['id'])
    .where('threshold', 'is', null)
    .where(sql<boolean>`not (unit = 'count' and is_blurred_at_source)`)
    .where(isHeldOfOthers(readers))
    .execute()
  return loadTables(
    db,
    ctgId,
    rows.map(({ id }) => id),
  )
}

/** A blurred deposit and what was read of the same figures, under their name or corrected since, as the attacker reads them. */
export async function loadBlurred(db: Reader, { ctgId, datasetId }: DatasetKey) {
  const { rows: chain } = await sql<Omit<Figures, 'ctgId'> & { readonly id: string }>`
    with recursive version as (
      select id, corrects_id, 0 as step from dataset where ctg_id = ${ctgId} and id = ${datasetId}
      union all
      select former.id, former.corrects_id, step + 1 from version
      join dataset as former on former.ctg_id = ${ctgId} and former.id = version.corrects_id
    )
    select id, party_id as "partyId", name, unit, statistical_unit as "statisticalUnit" from version
    join dataset using (id) where ctg_id = ${ctgId} order by step desc`.execute(db)
  const ours = chain.at(-1)
  if (!ours) return { tables: [], ledger: [] }
  const same = await listSame(db, { ctgId, ...ours })
  const others = same.filter((id) => !chain.some((one) => one.id === id))
  const ids = [...others, ...chain.map(({ id }) => id)]
  const versions = (await loadTables(db, ctgId, ids)).map((table) => tablesOf(table, ours.statisticalUnit))
  const tables: readonly ReleasedTable[] = versions.pop() ?? []
  return { tables, ledger: versions.flat().map((one) => ({ ...one, isCorrected: true })) }
}
