/** The plan as the public page may tell it: axes, and each sheet with its last accepted news. Reads only. Rules: docs/rules/portal.md §2. */
import { sql } from 'kysely'
import { loadPlanOutline } from '#app/domains/plan/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { ActionSource, PublicSources } from './public-sources.ts'

const sheets = (ctgId: string) => sql<ActionSource>`
  select action.id, action.number, action.code, action.title, action.description, action.public as publics, action.status,
    action.is_restricted as "isRestricted", theme.name as theme,
    action.starts_on as "startsOn", action.starts_precision as "startsPrecision",
    action.ends_on as "endsOn", action.ends_precision as "endsPrecision",
    coalesce(action.axis_id, (select objective.axis_id from action_objective tied
      join objective on objective.ctg_id = tied.ctg_id and objective.id = tied.objective_id
      where tied.ctg_id = action.ctg_id and tied.action_id = action.id order by tied.position limit 1)) as "axisId",
    coalesce((select json_agg(json_build_object('kind', kind, 'shortName', short_name) order by (party.id = action.lead_party_id) desc)
      from party where party.ctg_id = action.ctg_id and party.id in (action.lead_party_id, action.co_lead_party_id)), '[]') as leads,
    (select json_build_object('on', reported_on, 'words', facts) from progress_report report
      where report.ctg_id = action.ctg_id and report.action_id = action.id and report.status = 'accepted' and facts <> ''
      order by reported_on desc, created_at desc limit 1) as news,
    exists (select from progress_report report where report.ctg_id = action.ctg_id and report.action_id = action.id
      and report.status = 'submitted') as "hasWaitingReport",
    array(select objective_id from action_objective tied where tied.ctg_id = action.ctg_id and tied.action_id = action.id
      order by position)::text[] as "objectiveIds",
    coalesce((select json_agg(json_build_object('title', title, 'status', status, 'doneOn', done_on, 'targetOn', target_on,
      'targetPrecision', target_precision) order by position) from action_step step
      where step.ctg_id = action.ctg_id and step.action_id = action.id), '[]') as steps,
    array(select territory_code from action_commune place where place.ctg_id = action.ctg_id and place.action_id = action.id) as "communeCodes",
    array(select area_id from action_area place where place.ctg_id = action.ctg_id and place.action_id = action.id)::text[] as "areaIds"
  from action
  left join theme on theme.ctg_id = action.ctg_id and theme.id = action.theme_id
  where action.ctg_id = ${ctgId}
  order by string_to_array(regexp_replace(action.code, '[^0-9.]', '', 'g'), '.'), action.position, action.number
  limit 2000`

export async function planSources(db: Reader, ctgId: string): Promise<Pick<PublicSources, 'axes' | 'actions'>> {
  const { axes } = await loadPlanOutline(db, ctgId)
  const { rows } = await sheets(ctgId).execute(db)
  return { axes: axes.map(({ id, parentId, code, title }) => ({ id, parentId, code, title })), actions: rows }
}
