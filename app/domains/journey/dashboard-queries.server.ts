/** The dashboard of a CTG: where it stands, what awaits whom, what the groups do, who acts with whom, what is missing. */
import { sql } from 'kysely'
import { getServicesTogether } from '#app/domains/cooperation/queries.server.ts'
import { standingOf } from '#app/domains/followup/followup.ts'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type AwaitingItem, awaitsOthers, concerns, sortByUrgency } from './awaiting.ts'
import { listAwaiting } from './awaiting-queries.server.ts'
import { getMilestones, type Milestones } from './queries.server.ts'
import type { HoleKind } from './thread.ts'

export type GroupRow = {
  readonly themeId: string
  readonly name: string
  readonly findings: number
  readonly issues: number
  readonly actions: number
  readonly lastMeetingOn: string | null
}

/** One row per theme, in their order; counts leave out what was withdrawn or dropped. */
const groupsOf = (ctgId: Value<string>) => sql<GroupRow>`
    select theme.id as "themeId", theme.name,
      (select count(*)::int from finding where finding.ctg_id = theme.ctg_id and finding.theme_id = theme.id and finding.status <> 'withdrawn') as findings,
      (select count(*)::int from issue where issue.ctg_id = theme.ctg_id and issue.theme_id = theme.id and issue.status <> 'not-retained') as issues,
      (select count(*)::int from action where action.ctg_id = theme.ctg_id and action.theme_id = theme.id and action.status not in ('abandoned', 'deferred')) as actions,
      (select max((meeting.starts_at at time zone meeting.time_zone)::date) from meeting join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
        where meeting.ctg_id = theme.ctg_id and body.theme_id = theme.id and meeting.status = 'closed') as "lastMeetingOn"
    from theme where theme.ctg_id = ${ctgId} order by theme.position`

type HoleCount = { readonly kind: HoleKind; readonly count: number }

/** The same holes as `listHoles`, counted by the database for the dashboard; a test holds the two together. */
const holesOf = (ctgId: Value<string>) => sql<HoleCount>`
    with kept_finding as (select id from finding where ctg_id = ${ctgId} and status <> 'withdrawn'),
      kept_issue as (select id from issue where ctg_id = ${ctgId} and status <> 'not-retained'),
      kept_action as (select id from action where ctg_id = ${ctgId} and status not in ('abandoned', 'deferred')),
      tied as (select finding_id, issue_id from issue_finding where ctg_id = ${ctgId} and finding_id in (select id from kept_finding)),
      kept_objective as (select id, issue_id, baseline is not null or not is_measurable as has_baseline from objective where ctg_id = ${ctgId}),
      answer as (select objective_id, action_id from action_objective where ctg_id = ${ctgId})
    select kind, count::int from (
      select 1 as place, 'finding-without-element' as kind, count(*) from kept_finding f
        where not exists (select from finding_figure x where x.ctg_id = ${ctgId} and x.finding_id = f.id)
          and not exists (select from finding_testimony x where x.ctg_id = ${ctgId} and x.finding_id = f.id)
      union all select 2, 'finding-without-issue', count(*) from kept_finding where id not in (select finding_id from tied)
      union all select 3, 'issue-without-finding', count(*) from kept_issue where id not in (select issue_id from tied)
      union all select 4, 'issue-without-objective', count(*) from kept_issue where id not in (select issue_id from kept_objective where issue_id is not null)
      union all select 5, 'objective-without-issue', count(*) from kept_objective where issue_id is null
      union all select 6, 'objective-without-baseline', count(*) from kept_objective where not has_baseline
      union all select 7, 'objective-without-action', count(*) from kept_objective where id not in (select objective_id from answer)
      union all select 8, 'action-without-objective', count(*) from kept_action where id not in (select action_id from answer)
    ) as counted where count > 0 order by place`

type GroupsAndHoles = { readonly groups: readonly GroupRow[]; readonly holes: readonly HoleCount[] }

/** Both in one statement. */
const askGroupsAndHoles = compileOnce((_db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const ctgId = slot('ctgId')
  return sql<GroupsAndHoles>`
    select coalesce((select json_agg(one) from (${groupsOf(ctgId)}) as one), '[]') as groups,
      coalesce((select json_agg(one) from (${holesOf(ctgId)}) as one), '[]') as holes`
})

async function loadGroupsAndHoles(db: Reader, ctgId: string): Promise<GroupsAndHoles> {
  const [row] = await askGroupsAndHoles(db, { ctgId })
  return row ?? { groups: [], holes: [] }
}

/** A yearly copil due or late, and none prepared: one more thing to do. */
function copilToCall(ctgId: string, { yearlyCopil, nextCopilOn }: Milestones): readonly AwaitingItem[] {
  if (!yearlyCopil || yearlyCopil.state === 'in-time' || nextCopilOn !== null) return []
  return [
    {
      kind: 'yearly-copil',
      id: ctgId,
      title: 'Copil annuel',
      about: '',
      who: '',
      dueOn: yearlyCopil.dueOn,
      since: null,
    },
  ]
}

export async function getDashboard(context: Context, ctgId: string) {
  const { db, actor } = context
  const membership = requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const plan = listPlanActions(db, ctgId, today)
  const [milestones, actions, waiting, { groups, holes }, services] = await Promise.all([
    getMilestones(context, ctgId),
    plan,
    listAwaiting(db, { ctgId, membership, personId: actor.personId, today }, plan),
    loadGroupsAndHoles(db, ctgId),
    getServicesTogether(db, ctgId),
  ])
  const mine = new Set<string>(concerns[membership.role])
  const everything = [...waiting, ...copilToCall(ctgId, milestones)]
  return {
    ctgId,
    today,
    milestones,
    awaitsYou: sortByUrgency(everything.filter(({ kind }) => mine.has(kind))),
    /** Null for those who ask nothing of the others. */
    youAwait: awaitsOthers[membership.role]
      ? sortByUrgency(waiting.filter(({ kind }) => kind.startsWith('their-')))
      : null,
    groups,
    services,
    holes,
    followup: standingOf(actions),
  }
}

export type Dashboard = Awaited<ReturnType<typeof getDashboard>>
