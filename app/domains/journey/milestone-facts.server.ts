/** Counts from which the milestones' remarks are made, in one statement. Rules: docs/rules/journey.md §3. */
import { sql } from 'kysely'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { MilestoneFacts } from './journey.ts'

const askFacts = compileOnce((_db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const ctg = slot('ctgId')
  return sql<MilestoneFacts>`
    with live_action as (
      select action.* from action where action.ctg_id = ${ctg} and action.status <> 'abandoned'
    ), live_finding as (
      select finding.* from finding where finding.ctg_id = ${ctg} and finding.status <> 'withdrawn'
    )
    select
      coalesce((select json_agg(party.short_name order by party.position) from party
        where party.ctg_id = ${ctg} and party.is_signatory and coalesce(party.represented_by, '') = ''), '[]')
        as "partiesWithoutRepresentative",
      (select count(*) from body where body.ctg_id = ${ctg} and body.kind = 'copil') as "copilCount",
      coalesce((select json_agg(theme.name order by theme.position) from theme
        where theme.ctg_id = ${ctg} and not exists (select from live_finding where live_finding.theme_id = theme.id)), '[]')
        as "themesWithoutFinding",
      (select count(*) from live_finding
        where not exists (select from finding_figure figure where figure.ctg_id = ${ctg} and figure.finding_id = live_finding.id)
          and not exists (select from finding_testimony told where told.ctg_id = ${ctg} and told.finding_id = live_finding.id))
        as "findingsWithoutElement",
      (select count(*) from live_finding
        where exists (select from party where party.ctg_id = ${ctg} and party.is_signatory
          and not exists (select from finding_position given where given.ctg_id = ${ctg}
            and given.finding_id = live_finding.id and given.party_id = party.id and given.position <> 'not-asked')))
        as "findingsNotAsked",
      (select count(*) from issue where issue.ctg_id = ${ctg} and issue.status = 'retained') as "retainedIssues",
      (select count(*) from live_action) as "actions",
      (select count(*) from live_action where lead_party_id is null and lead_service_id is null and lead_name = '')
        as "actionsWithoutLead",
      (select count(*) from live_action where ends_on is null) as "actionsWithoutDate",
      (select count(*) from live_action where not exists (select from action_objective link
        where link.ctg_id = ${ctg} and link.action_id = live_action.id)) as "actionsWithoutObjective",
      (select count(*) from objective where objective.ctg_id = ${ctg} and objective.is_measurable
        and objective.baseline is null) as "objectivesWithoutBaseline",
      (select count(*) from convention_version version where version.ctg_id = ${ctg}) as "conventionVersions"`
})

/** The caller has checked the right to read. Sheets validated or not count the same; abandoned ones do not count. */
export async function getMilestoneFacts(db: Reader, ctgId: string): Promise<MilestoneFacts> {
  const [facts] = await askFacts(db, { ctgId })
  if (!facts) throw new Error('a select without from gives one row')
  return facts
}
