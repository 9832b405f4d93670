/**
 * One row a CTG of the actor, in a bounded number of statements whatever their number: each count is read where the CTG's own page
 * reads it. Rules: docs/rules/portfolio.md §2.
 */
import { sql } from 'kysely'
import { sumPostsOfMany } from '#app/domains/convention/queries.server.ts'
import { type MilestoneKind, phaseOf, yearOf } from '#app/domains/ctg/ctg.ts'
import { followupPermissions } from '#app/domains/followup/permissions.ts'
import { listCopilStandings } from '#app/domains/meetings/queries.server.ts'
import { countPlansOfMany } from '#app/domains/plan-list/queries.server.ts'
import type { Actor, Membership } from '#app/kernel/actor.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type CtgStates, createCtgKeeper, todaysOf } from './kept-by-ctg.server.ts'
import type { PortfolioRow } from './portfolio.ts'

type RowsKey = { readonly ctgIds: readonly string[]; readonly todays: readonly string[] }

type Facts = {
  readonly id: string
  readonly name: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly signedOn: string | null
  readonly hasSuccessor: boolean
  readonly lastMilestone: MilestoneKind | null
  readonly isEvaluating: boolean
  readonly next: PortfolioRow['next']
  readonly reports: readonly { readonly themeId: string | null; readonly count: number }[] | null
  readonly inhabitants: number
  readonly parties: string
}

/** Each part is added up once for all the CTGs, then joined: never a sub-query a row. The next meeting is the nearest of those its bodies call next (governance §4.4). */
const askFacts = compileOnce((_db, slot: SlotOf<RowsKey>) => {
  const wanted = sql`any(${slot('ctgIds')}::uuid[])`
  return sql<Facts>`
    with asked as (select * from unnest(${slot('ctgIds')}::uuid[], ${slot('todays')}::date[]) as asked (ctg_id, today)),
    meeting_to_come as (
      select distinct on (ctg_id) ctg_id, body_id, day from (
        select distinct on (meeting.ctg_id, meeting.body_id) meeting.ctg_id, meeting.body_id, day, meeting.starts_at
        from asked join meeting using (ctg_id)
        cross join lateral (select (meeting.starts_at at time zone meeting.time_zone)::date as day) as held
        where meeting.status in ('draft', 'convened', 'in-session') and day >= today
        order by meeting.ctg_id, meeting.body_id, meeting.status = 'draft', meeting.starts_at) as of_body
      order by ctg_id, starts_at
    ),
    waiting as (
      select ctg_id, json_agg(json_build_object('themeId', theme_id, 'count', count)) as reports from (
        select report.ctg_id, action.theme_id, count(*)::int as count
        from progress_report report join action on action.ctg_id = report.ctg_id and action.id = report.action_id
        where report.ctg_id = ${wanted} and report.status = 'submitted'
        group by report.ctg_id, action.theme_id) as counted group by ctg_id
    ),
    peopled as (
      select ctg_id, sum(population)::int as inhabitants from ctg_perimeter join territory on code = territory_code
      where ctg_id = ${wanted} group by ctg_id
    ),
    stepped as (
      select distinct on (ctg_id) ctg_id, kind from milestone
      where ctg_id = ${wanted} and reached_on is not null and kind not in ('yearly-copil', 'in-application')
      order by ctg_id, reached_on desc, kind desc
    ),
    judging as (
      select distinct ctg_id from evaluation where ctg_id = ${wanted} and stage in ('collecting', 'judging')
    ),
    signing as (
      select ctg_id, string_agg(short_name, ', ' order by position) filter (where is_lead) as parties from party
      where ctg_id = ${wanted} group by ctg_id
    )
    select ctg.id, ctg.name, ctg.starts_on as "startsOn", ctg.ends_on as "endsOn", ctg.signed_on as "signedOn",
      exists (select from ctg as following where following.predecessor_id = ctg.id) as "hasSuccessor",
      stepped.kind as "lastMilestone", judging.ctg_id is not null as "isEvaluating",
      case when body.id is not null then json_build_object('on', day, 'bodyKind', body.kind, 'bodyName', body.name) end as next,
      waiting.reports, coalesce(peopled.inhabitants, 0) as inhabitants, coalesce(signing.parties, '') as parties
    from ctg
    left join meeting_to_come on meeting_to_come.ctg_id = ctg.id
    left join body on body.ctg_id = meeting_to_come.ctg_id and body.id = meeting_to_come.body_id
    left join waiting on waiting.ctg_id = ctg.id
    left join peopled on peopled.ctg_id = ctg.id
    left join stepped on stepped.ctg_id = ctg.id
    left join judging on judging.ctg_id = ctg.id
    left join signing on signing.ctg_id = ctg.id
    where ctg.id = ${wanted}`
})

/** Reports she may answer. Her mandate in this CTG is enough: going through thousands of mandates would be slow. */
const countAnswerable = (actor: Actor, membership: Membership, reports: Facts['reports']): number =>
  (reports ?? [])
    .filter(({ themeId }) =>
      allows(
        followupPermissions.answerReport,
        { ...actor, memberships: [membership] },
        { ctgId: membership.ctgId, themeId },
      ),
    )
    .reduce((sum, { count }) => sum + count, 0)

const noPost = { total: 0, unsaid: 0 }

/** A row before its reader is known, with the reports by theme from which her own are counted. */
type Standing = Omit<PortfolioRow, 'reports'> & Pick<Facts, 'reports'>

async function countStandings(db: Reader, todays: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Standing>> {
  const ctgIds = [...todays.keys()]
  const [facts, plans, copils, posts] = await Promise.all([
    askFacts(db, { ctgIds, todays: [...todays.values()] }),
    countPlansOfMany(db, todays),
    listCopilStandings(db, todays),
    sumPostsOfMany(db, ctgIds),
  ])
  return new Map(
    facts.flatMap(({ signedOn, ...row }): readonly (readonly [string, Standing])[] => {
      const today = todays.get(row.id)
      if (today === undefined) return []
      const dates = { ...row, signedOn }
      const { yearlyCopil = null, nextOn = null, lastHeldOn = null } = copils.get(row.id) ?? {}
      const { total = 0, done = 0, late = 0, silent = 0 } = plans.get(row.id) ?? {}
      const standing = {
        ...row,
        today,
        phase: phaseOf(dates, today),
        year: yearOf(dates, today) ?? null,
        ...{ yearlyCopil, nextCopilOn: nextOn, lastCopilOn: lastHeldOn },
        ...{ total, done, late, silent },
        posts: posts.get(row.id) ?? noPost,
      }
      return [[row.id, standing]]
    }),
  )
}

const keepStandings = createCtgKeeper<Standing>()

/**
 * Every CTG the actor is a member of, in no order. What ended, or is archived, calls for nothing any more: its plan is still counted, its copil is not.
 * @param states what is kept of them may be told again; left out, all is counted
 */
export async function listPortfolioRows(context: Context, states?: CtgStates): Promise<readonly PortfolioRow[]> {
  const { db, actor, at } = context
  const todays = todaysOf(context)
  if (todays.size === 0) return []
  const standings = await keepStandings(db, [...todays.keys()], { states, besides: '', now: at.getTime() }, (ctgIds) =>
    countStandings(db, new Map(ctgIds.map((ctgId) => [ctgId, todays.get(ctgId) ?? '']))),
  )
  return actor.memberships.flatMap((membership): readonly PortfolioRow[] => {
    const standing = standings.get(membership.ctgId)
    if (!standing) return []
    const called = { ...standing, ...(membership.isArchived && { yearlyCopil: null }) }
    return [{ ...called, reports: countAnswerable(actor, membership, standing.reports) }]
  })
}
