/** What became of series that findings keep as they were read: those corrected since, when, and what is said now. Rules: docs/rules/deposits.md §6.5. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { datasetIdOf, whole } from './deposits.ts'
import { hasLeft } from './has-left.server.ts'

export type SeriesCorrection = {
  /** The last of those that correct it. */
  readonly datasetId: string
  /** When the last of them was shown. */
  readonly correctedOn: string
  /** Of the whole, where every member reads it. */
  readonly values: readonly { readonly year: number; readonly value: number }[]
}

/** By indicator (« serie-… »); nothing is asked of public indicators. */
export async function listSeriesCorrections(
  db: Reader,
  ctgId: string,
  indicatorIds: readonly string[],
): Promise<ReadonlyMap<string, SeriesCorrection>> {
  const ids = [...new Set(indicatorIds)].flatMap((id) => datasetIdOf(id) ?? [])
  if (ids.length === 0) return new Map()
  const { rows } = await sql<SeriesCorrection & { readonly indicatorId: string }>`
    with recursive chain as (
      select former.id as former_id, former.id, former.corrected_at as until, null::timestamptz as since, 0 as step
      from dataset as former
      where former.ctg_id = ${ctgId} and former.id = any(${ids}) and former.corrected_at is not null
      union all
      select chain.former_id, next.id, next.corrected_at, chain.until, step + 1 from chain
      join dataset as next on next.ctg_id = ${ctgId} and next.corrects_id = chain.id and ${hasLeft('next')}
      where chain.until is not null
    )
    select distinct on (former_id) 'serie-' || former_id as "indicatorId", chain.id as "datasetId",
      (coalesce(since, until) at time zone 'Europe/Paris')::date as "correctedOn",
      coalesce((select json_agg(json_build_object('year', year, 'value', value) order by year) from dataset_cell
        join dataset on dataset.ctg_id = dataset_cell.ctg_id and dataset.id = dataset_id
        where dataset_cell.ctg_id = ${ctgId} and dataset_id = chain.id and place = ${whole} and category = ${whole}
          and value is not null and state = 'shown' and audience <> 'party'), '[]') as values
    from chain order by former_id, step desc, chain.id`.execute(db)
  return new Map(rows.map(({ indicatorId, ...correction }) => [indicatorId, correction]))
}
