/** Which territory a CTG's figures are read for. Rule: docs/rules/diagnosis.md §4.1. */
import { sql } from 'kysely'
import type { Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'

/**
 * Code of the territory a figure is frozen for when none is named: the only commune of the perimeter; else the lead
 * authority's territory; else the most inhabited commune. Null for a CTG without perimeter. To be put in a statement.
 */
export const mainTerritoryCode = (ctgId: Value<string>) => sql<string | null>`(
    select code from (
      select territory_code as code, 2 as place, territory.population
      from ctg_perimeter join territory on territory.code = territory_code
      where ctg_id = ${ctgId}
      union all
      select territory_code, case when (select count(*) from ctg_perimeter where ctg_id = ${ctgId}) > 1 then 1 else 3 end, null
      from party where ctg_id = ${ctgId} and is_lead and territory_code is not null and kind = 'authority'
    ) candidate
    order by place, population desc nulls last limit 1)`

/** The same, read alone; undefined for a CTG without perimeter. */
export async function findMainTerritory(db: Reader, ctgId: string): Promise<string | undefined> {
  const { rows } = await sql<{ code: string | null }>`select ${mainTerritoryCode(ctgId)} as code`.execute(db)
  return rows[0]?.code ?? undefined
}

/** The same. @throws DomainError conflict for a CTG without perimeter */
export async function getMainTerritory(db: Reader, ctgId: string): Promise<string> {
  const code = await findMainTerritory(db, ctgId)
  if (code === undefined) throw new DomainError('conflict', 'diagnosis.no-perimeter')
  return code
}
