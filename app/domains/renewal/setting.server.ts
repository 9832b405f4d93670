/** What a CTG has that a sheet may refer to: one statement. */
import { sql } from 'kysely'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Setting } from './find-again.ts'

const askSetting = compileOnce((_db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const ctg = slot('ctgId')
  return sql<Setting>`
    select
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'shortName', short_name, 'kind', kind,
          'territoryCode', territory_code) order by position)
        from party where ctg_id = ${ctg}), '[]') as parties,
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'catalogueKey', catalogue_key) order by position)
        from theme where ctg_id = ${ctg}), '[]') as themes,
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'partyId', party_id, 'cafField', caf_field)
          order by position)
        from service where ctg_id = ${ctg}), '[]') as services,
      coalesce((select json_agg(json_build_object('id', id, 'title', title, 'themeId', theme_id) order by position)
        from axis where ctg_id = ${ctg}), '[]') as axes,
      coalesce((select json_agg(json_build_object('id', objective.id, 'title', objective.title, 'axisId', axis_id,
          'issueTitle', issue.title) order by objective.position)
        from objective left join issue on issue.ctg_id = objective.ctg_id and issue.id = objective.issue_id
        where objective.ctg_id = ${ctg}), '[]') as objectives,
      coalesce((select json_agg(json_build_object('id', id, 'title', title) order by number)
        from issue where ctg_id = ${ctg}), '[]') as issues,
      array(select distinct person_id::text from member where ctg_id = ${ctg}) as "personIds",
      array(select territory_code from ctg_perimeter where ctg_id = ${ctg}) as "communeCodes",
      coalesce((select json_agg(json_build_object('id', area.id, 'name', area.name, 'communeCode', commune_code,
          'communeName', territory.name, 'isPriority', is_priority) order by area.name)
        from area join territory on territory.code = commune_code where area.ctg_id = ${ctg}), '[]') as areas,
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'note', note) order by name)
        from linked_plan where ctg_id = ${ctg}), '[]') as "linkedPlans",
      coalesce((select json_agg(json_build_object('id', id, 'name', name) order by position)
        from body where ctg_id = ${ctg}), '[]') as bodies`
})

const nothing: Setting = {
  parties: [],
  themes: [],
  services: [],
  axes: [],
  objectives: [],
  issues: [],
  personIds: [],
  communeCodes: [],
  areas: [],
  linkedPlans: [],
  bodies: [],
}

/** The caller has checked the right to read. */
export async function loadSetting(db: Reader, ctgId: string): Promise<Setting> {
  const [setting] = await askSetting(db, { ctgId })
  return setting ?? nothing
}
