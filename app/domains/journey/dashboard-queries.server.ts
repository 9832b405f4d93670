/** The dashboard of a CTG: where it stands, what awaits whom, what the groups do, who acts with whom, what is missing. */
import { sql } from 'kysely'
import { carriersOf, servicesTogether } from '#app/domains/cooperation/queries.server.ts'
import { isReportPutForward, standingOf } from '#app/domains/followup/followup.ts'
import { endOf } from '#app/domains/meetings/meetings.ts'
import { isInPlan } from '#app/domains/plan/plan.ts'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import { renewalLabels } from '#app/domains/renewal/labels.fr.ts'
import { actingIn, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import {
  type AwaitingItem,
  askedByName,
  awaitsOthers,
  concerns,
  groupAlike,
  outlivesArchiving,
  sortByUrgency,
} from './awaiting.ts'
import { listAwaiting } from './awaiting-queries.server.ts'
import { dashboardLooks } from './dashboard.ts'
import { getMilestones, type Milestones } from './queries.server.ts'

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

/** What the groups do and who acts with whom: one statement, since a CTG that begins asks one more (its first steps). */
const askTogether = compileOnce((db, slot: SlotOf<{ readonly ctgId: string }>) =>
  db.selectNoFrom([
    sql<readonly GroupRow[]>`coalesce((select json_agg(one) from (${groupsOf(slot('ctgId'))}) as one), '[]')`.as(
      'groups',
    ),
    carriersOf(db, slot('ctgId')).as('carriers'),
  ]),
)

async function readTogether(db: Reader, ctgId: string) {
  const [row] = await askTogether(db, { ctgId })
  if (!row) throw new Error('a select without from gives one row')
  return { groups: row.groups, services: servicesTogether(row.carriers) }
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
      alike: 1,
    },
  ]
}

/** The end comes near and no CTG follows. Rule: docs/rules/renewal.md §5. */
const renewalToPrepare = (ctgId: string, { renewal, endsOn }: Milestones): readonly AwaitingItem[] =>
  renewal === null
    ? []
    : [
        {
          ...{ kind: 'renewal', id: ctgId, title: renewalLabels.reminder(renewal), about: '', who: '', alike: 1 },
          ...{ dueOn: endsOn, since: null },
        },
      ]

export async function getDashboard(context: Context, ctgId: string) {
  const { db, actor } = context
  const membership = requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const plan = listPlanActions(db, ctgId, today)
  const [milestones, actions, waiting, { groups, services }] = await Promise.all([
    getMilestones(context, ctgId, plan),
    plan,
    listAwaiting(db, { ctgId, membership, personId: actor.personId, today }, plan),
    readTogether(db, ctgId),
  ])
  const { role } = membership
  // Of an archived CTG nothing is missing, nobody could give it, and little is awaited.
  const isOpen = actingIn(actor, ctgId) !== undefined
  const look = { ...dashboardLooks[role], ...(!isOpen && { showsGaps: false }) }
  // Her own actions, listed first, already show which ones await a report.
  const mine = new Set<string>(concerns[role].filter((kind) => !look.isOwnActionsFirst || kind !== 'own-report'))
  const everything = isOpen
    ? [...waiting, ...copilToCall(ctgId, milestones), ...renewalToPrepare(ctgId, milestones)]
    : waiting.filter(({ kind }) => outlivesArchiving.has(kind))
  const awaitsYou = everything.filter(({ kind }) => kind === askedByName || mine.has(kind))
  const theirs = everything.filter(({ kind }) => kind.startsWith('their-'))
  const isReportAwaited = look.isOwnActionsFirst && waiting.some(({ kind }) => kind === 'own-report')
  return {
    ctgId,
    today,
    look,
    milestones,
    ownActions: actions
      .filter((action) => action.leadPersonId === actor.personId && isInPlan(action))
      .map((action) => ({
        ...action,
        isToReport: isOpen && isReportPutForward(action.status, endOf(milestones, today) !== null),
      })),
    /** Null for those to whom nothing else is ever asked, nor anything by name, and when only a report is, shown with her actions. */
    awaitsYou:
      awaitsYou.length > 0 || (isOpen && mine.size > 0 && !isReportAwaited)
        ? groupAlike(sortByUrgency(awaitsYou))
        : null,
    /** Null for those who ask nothing of the others. */
    youAwait: awaitsOthers[role] && (isOpen || theirs.length > 0) ? groupAlike(sortByUrgency(theirs)) : null,
    groups,
    services,
    followup: standingOf(actions),
  }
}

export type Dashboard = Awaited<ReturnType<typeof getDashboard>>
