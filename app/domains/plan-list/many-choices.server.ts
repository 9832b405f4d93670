/** The lists of several CTGs, what has the same name together: one statement. Rules: docs/rules/plan.md §12. */
import { sql } from 'kysely'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { ManyChoices } from './many-choices.ts'
import { placedCommunes } from './placed-communes.server.ts'

const mostNames = 300

const askChoices = compileOnce((_db, slot: SlotOf<{ readonly ctgIds: readonly string[] }>) => {
  const ctgs = sql`any(${slot('ctgIds')}::uuid[])`
  return sql<ManyChoices>`
    select
      coalesce((select json_agg(json_build_object('ids', ids, 'name', name) order by place, name) from (
        select array_agg(id order by id) as ids, min(name) as name, min(position) as place
        from theme where ctg_id = ${ctgs} group by coalesce(catalogue_key, plain_text(name))) as same), '[]') as themes,
      coalesce((select json_agg(json_build_object('ids', ids, 'name', name) order by kind, name) from (
        select array_agg(id order by id) as ids, min(name) as name, kind
        from party where ctg_id = ${ctgs} group by kind, plain_text(name)) as same), '[]') as parties,
      coalesce((select json_agg(json_build_object('ids', ids, 'name', name, 'partyShortName', party) order by kind, party, name)
        from (
          select array_agg(service.id order by service.id) as ids, min(service.name) as name, min(party.short_name) as party,
            party.kind
          from service join party on party.ctg_id = service.ctg_id and party.id = service.party_id
          where service.ctg_id = ${ctgs} group by party.kind, plain_text(party.name), plain_text(service.name)
        ) as same), '[]') as services,
      coalesce((select json_agg(json_build_object('ids', ids, 'name', name) order by name) from (
        select array_agg(id order by id) as ids, min(name) as name
        from linked_plan where ctg_id = ${ctgs} group by plain_text(name)) as same), '[]') as "linkedPlans",
      coalesce((select json_agg(json_build_object('ids', ids, 'name', name, 'communeName', commune) order by commune, name)
        from (
          select array_agg(area.id order by area.id) as ids, min(area.name) as name, min(territory.name) as commune
          from area join territory on territory.code = area.commune_code
          where area.ctg_id = ${ctgs} group by area.commune_code, plain_text(area.name)
        ) as same), '[]') as "namedAreas",
      coalesce((select json_agg(json_build_object('code', code, 'name', name) order by name) from (
        select code, name from territory
        where code in (${placedCommunes(ctgs)})) as commune), '[]') as communes,
      array(select distinct lead_name from action where ctg_id = ${ctgs} and lead_name <> '' order by 1
        limit ${sql.lit(mostNames)}) as "leadNames",
      array(select distinct unnest(tags) from action where ctg_id = ${ctgs} and tags <> '{}' order by 1) as tags,
      (select min(extract(year from starts_on))::int from ctg where id = ${ctgs}) as "firstYear",
      (select max(extract(year from ends_on))::int from ctg where id = ${ctgs}) as "lastYear"`
}, 'ctgIds')

const nothing: ManyChoices = {
  themes: [],
  parties: [],
  services: [],
  linkedPlans: [],
  namedAreas: [],
  communes: [],
  leadNames: [],
  tags: [],
  firstYear: null,
  lastYear: null,
}

/** The caller has checked the right to read each CTG. */
export async function listManyChoices(db: Reader, ctgIds: readonly string[]): Promise<ManyChoices> {
  const [choices] = await askChoices(db, { ctgIds })
  return choices ?? nothing
}
