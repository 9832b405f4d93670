/** What journey counts from the tables of several slices, in one statement; what one slice counts, it gives. Rules: docs/rules/journey.md §3. */
import { sql } from 'kysely'
import { countVersions } from '#app/domains/convention/queries.server.ts'
import { type ActionLine, listPlanActions } from '#app/domains/plan/queries.server.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { type CtgCounts, milestoneFacts } from './facts.ts'
import type { MilestoneFacts } from './journey.ts'

/** The holes are those of `listHoles`, but for those of actions, which are flags; a test holds the two together. */
const askCounts = compileOnce((_db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const ctg = slot('ctgId')
  return sql<CtgCounts>`
    with kept_finding as (select id, theme_id from finding where ctg_id = ${ctg} and status <> 'withdrawn'),
      kept_issue as (select id, status from issue where ctg_id = ${ctg} and status <> 'not-retained'),
      tied as (select finding_id, issue_id from issue_finding where ctg_id = ${ctg} and finding_id in (select id from kept_finding)),
      kept_objective as (select id, issue_id, baseline is not null or not is_measurable as has_baseline from objective where ctg_id = ${ctg}),
      answer as (select objective_id from action_objective join action on action.ctg_id = action_objective.ctg_id
        and action.id = action_objective.action_id where action_objective.ctg_id = ${ctg}
        and action.status not in ('abandoned', 'deferred')),
      hole as (select kind, count::int from (
        select 1 as place, 'finding-without-element' as kind, count(*) from kept_finding f
          where not exists (select from finding_figure x where x.ctg_id = ${ctg} and x.finding_id = f.id)
            and not exists (select from finding_testimony x where x.ctg_id = ${ctg} and x.finding_id = f.id)
        union all select 2, 'finding-without-issue', count(*) from kept_finding where id not in (select finding_id from tied)
        union all select 3, 'issue-without-finding', count(*) from kept_issue where id not in (select issue_id from tied)
        union all select 4, 'issue-without-objective', count(*) from kept_issue where id not in (select issue_id from kept_objective where issue_id is not null)
        union all select 5, 'objective-without-issue', count(*) from kept_objective where issue_id is null
        union all select 6, 'objective-without-baseline', count(*) from kept_objective where not has_baseline
        union all select 7, 'objective-without-action', count(*) from kept_objective where id not in (select objective_id from answer)
      ) as counted where count > 0 order by place)
    select coalesce((select json_agg(hole) from hole), '[]') as holes,
      coalesce((select json_agg(party.short_name order by party.position) from party
        where party.ctg_id = ${ctg} and party.is_signatory and coalesce(party.represented_by, '') = ''), '[]')
        as "partiesWithoutRepresentative",
      (select count(*) from body where body.ctg_id = ${ctg} and body.kind = 'copil') as "copilCount",
      coalesce((select json_agg(theme.name order by theme.position) from theme
        where theme.ctg_id = ${ctg} and theme.id not in (select theme_id from kept_finding)), '[]') as "themesWithoutFinding",
      (select count(*) from kept_finding
        where exists (select from party where party.ctg_id = ${ctg} and party.is_signatory and party.is_lead
          and not exists (select from finding_position given where given.ctg_id = ${ctg}
            and given.finding_id = kept_finding.id and given.party_id = party.id)))
        as "findingsAwaitingPosition",
      (select count(*) from kept_issue where status = 'retained') as "retainedIssues"`
})

/** The caller has checked the right to read. */
export async function countCtg(db: Reader, ctgId: string): Promise<CtgCounts> {
  const [counts] = await askCounts(db, { ctgId })
  if (!counts) throw new Error('a select without from gives one row')
  return counts
}

/**
 * What the milestones point out. The caller has checked the right to read.
 * @param actions those of the plan, when they are read already
 */
export async function getMilestoneFacts(
  db: Reader,
  { ctgId, today }: { readonly ctgId: string; readonly today: string },
  actions?: readonly ActionLine[],
): Promise<MilestoneFacts> {
  const counts = await countCtg(db, ctgId)
  const versionCount = await countVersions(db, ctgId)
  return milestoneFacts(counts, actions ?? (await listPlanActions(db, ctgId, today)), versionCount)
}
