/** The lists of a CTG that a sheet is tied to: communes, quartiers, other plans, bodies, key words in use. One statement. */
import { sql } from 'kysely'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'

type Named = { readonly id: string; readonly name: string }

export type SheetLists = {
  /** Of the perimeter. */
  readonly communes: readonly { readonly code: string; readonly name: string }[]
  /** Quartiers, those of a commune together. */
  readonly namedAreas: readonly (Named & { readonly communeName: string; readonly isPriority: boolean })[]
  readonly linkedPlans: readonly Named[]
  /** Without the bodies that have an end, unless a sheet names them. */
  readonly bodies: readonly Named[]
  /** Key words of the plan, each once. */
  readonly tags: readonly string[]
}

const askLists = compileOnce((_db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const ctg = slot('ctgId')
  return sql<SheetLists>`
    select
      coalesce((select json_agg(json_build_object('code', territory.code, 'name', territory.name) order by territory.name)
        from ctg_perimeter join territory on territory.code = ctg_perimeter.territory_code
        where ctg_perimeter.ctg_id = ${ctg}), '[]') as communes,
      coalesce((select json_agg(json_build_object('id', area.id, 'name', area.name, 'communeName', territory.name,
          'isPriority', area.is_priority) order by territory.name, area.name)
        from area join territory on territory.code = area.commune_code where area.ctg_id = ${ctg}), '[]') as "namedAreas",
      coalesce((select json_agg(json_build_object('id', id, 'name', name) order by name)
        from linked_plan where ctg_id = ${ctg}), '[]') as "linkedPlans",
      coalesce((select json_agg(json_build_object('id', id, 'name', name) order by position)
        from body where ctg_id = ${ctg} and (ended_on is null or exists (select from action
          where action.ctg_id = body.ctg_id and action.body_id = body.id))), '[]') as bodies,
      array(select distinct unnest(tags) from action where ctg_id = ${ctg} and tags <> '{}' order by 1) as tags`
})

/** The caller has checked the right to read. */
export async function listSheetLists(db: Reader, ctgId: string): Promise<SheetLists> {
  const [lists] = await askLists(db, { ctgId })
  return lists ?? { communes: [], namedAreas: [], linkedPlans: [], bodies: [], tags: [] }
}
