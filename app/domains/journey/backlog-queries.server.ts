/** What awaits an agenda. Rules: docs/rules/governance.md §8. */
import { type RawBuilder, sql } from 'kysely'
import type { BodyKind } from '#app/domains/governance/governance.ts'
import { type MeetingMoment, meetingDay } from '#app/domains/meetings/meetings.ts'
import { type ActionLine, listPlanActions } from '#app/domains/plan/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { actionItems, type Backlog, type BacklogItem, kindsOf, partBacklog, sortBacklog } from './backlog.ts'

type BacklogQuery = {
  readonly ctgId: string
  readonly today: string
  readonly body: { readonly id: string; readonly kind: BodyKind; readonly themeId: string | null }
  /** The one whose agenda is prepared, and its day. */
  readonly meeting: { readonly id: string; readonly day: string }
}
type Branch = (query: BacklogQuery) => RawBuilder<BacklogItem>

/** More would not be read: one draws from the top. */
const longest = 200

const ofTheme = (column: string, themeId: string | null): RawBuilder<boolean> =>
  themeId === null ? sql`true` : sql`${sql.ref(column)} = ${themeId}`

/** Actions whose last report asks this body for help; a copil hears those that ask nobody by name. */
const arbitrations: Branch = ({ ctgId, body }) => sql`
  select 'arbitration' as kind, action.id, action.title, coalesce(nullif(last.help_wanted, ''), theme.name, '') as about,
    'action' as "subjectType"
  from action
  left join theme on theme.ctg_id = action.ctg_id and theme.id = action.theme_id
  join lateral (
    select report.help_wanted, report.help_body_id from progress_report report
    where report.ctg_id = action.ctg_id and report.action_id = action.id and report.status <> 'sent-back'
    order by report.reported_on desc, report.created_at desc limit 1
  ) as last on true
  where action.ctg_id = ${ctgId} and action.status not in ('done', 'abandoned', 'deferred')
    and (last.help_body_id = ${body.id}
      or (last.help_body_id is null and last.help_wanted <> '' and ${body.kind === 'copil'} and ${ofTheme('action.theme_id', body.themeId)}))`

const disagreements: Branch = ({ ctgId, body }) => sql`
  select 'disagreement', finding.id, finding.title,
    string_agg(party.short_name, ', ' order by party.position), 'finding'
  from finding
  join finding_position given on given.ctg_id = finding.ctg_id and given.finding_id = finding.id
    and given.position = 'disagreement'
  join party on party.ctg_id = given.ctg_id and party.id = given.party_id
  where finding.ctg_id = ${ctgId} and finding.status <> 'withdrawn' and ${ofTheme('finding.theme_id', body.themeId)}
  group by finding.ctg_id, finding.id, finding.title`

const issues: Branch = ({ ctgId, body }) => sql`
  select 'issue-to-decide', issue.id, issue.title, theme.name, 'issue'
  from issue
  join theme on theme.ctg_id = issue.ctg_id and theme.id = issue.theme_id
  where issue.ctg_id = ${ctgId} and issue.status = 'proposed' and ${ofTheme('issue.theme_id', body.themeId)}`

/** One point for all the sheets proposed: a copil validates a plan, not a list of sheets. */
const proposedActions: Branch = ({ ctgId, body }) => sql`
  select 'actions-to-validate', ${body.id}::uuid, count(*)::text, '', null
  from action where action.ctg_id = ${ctgId} and action.status = 'proposed' having count(*) > 0`

const versions: Branch = ({ ctgId }) => sql`
  select 'version-to-decide', version.id, version.number::text, '', 'convention-version'
  from convention_version version
  where version.ctg_id = ${ctgId}
    and not exists (select from decision_subject subject where subject.ctg_id = version.ctg_id
      and subject.subject_type = 'convention-version' and subject.subject_id = version.id)
    and version.number = (select max(number) from convention_version where ctg_id = ${ctgId})`

/** A framing note that asks something, and an evaluation frozen: until a decision frames the one, and another takes note of the other. */
const evaluations: Branch = ({ ctgId }) => sql`
  select case evaluation.stage when 'frozen' then 'evaluation-to-decide' else 'framing-to-decide' end,
    evaluation.id, evaluation.title, '', 'evaluation'
  from evaluation
  where evaluation.ctg_id = ${ctgId} and (evaluation.stage = 'frozen' or evaluation.stage = 'framing'
      and exists (select from evaluation_question question
        where question.ctg_id = evaluation.ctg_id and question.evaluation_id = evaluation.id))
    and not exists (select from decision_subject subject where subject.ctg_id = evaluation.ctg_id
      and subject.subject_type = 'evaluation' and subject.subject_id = evaluation.id
      and (evaluation.stage = 'framing' or not exists (select from evaluation_framing framing
        where framing.ctg_id = evaluation.ctg_id and framing.evaluation_id = evaluation.id
          and framing.decision_id = subject.decision_id)))
    and not exists (select from evaluation_version frozen
      where frozen.ctg_id = evaluation.ctg_id and frozen.evaluation_id = evaluation.id and frozen.decision_id is not null)`

const decisions: Branch = ({ ctgId, today, body }) => sql`
  select 'decision-late', decision.id,
    to_char(decision.decided_on, 'YYYY') || '-' || lpad(decision.number::text, 2, '0') || ' – ' || decision.text,
    decision.responsible, 'decision'
  from decision
  join decision_standing standing on standing.ctg_id = decision.ctg_id and standing.decision_id = decision.id
  join meeting on meeting.ctg_id = decision.ctg_id and meeting.id = decision.meeting_id
  where decision.ctg_id = ${ctgId} and standing.state in ('to-do', 'in-progress') and decision.due_on < ${today}::date
    and (meeting.body_id = ${body.id} or ${body.kind === 'copil'})`

const correctives: Branch = ({ ctgId, today, body }) => sql`
  select 'corrective-late', corrective.id, corrective.measure, coalesce(action.title, ''), 'corrective-action'
  from corrective_action corrective
  left join action on action.ctg_id = corrective.ctg_id and action.id = corrective.action_id
  where corrective.ctg_id = ${ctgId} and corrective.state = 'open' and corrective.due_on < ${today}::date
    and ${ofTheme('action.theme_id', body.themeId)}`

/** One point for all the tasks left by the meetings of this body. */
const tasks: Branch = ({ ctgId, body }) => sql`
  select 'task-open', ${body.id}::uuid, count(*)::text, string_agg(distinct outcome.responsible, ', '), null
  from agenda_outcome outcome
  join agenda_item item on item.ctg_id = outcome.ctg_id and item.id = outcome.agenda_item_id
  join meeting on meeting.ctg_id = item.ctg_id and meeting.id = item.meeting_id
  where outcome.ctg_id = ${ctgId} and outcome.kind = 'task' and outcome.done_on is null
    and meeting.body_id = ${body.id} and meeting.status = 'closed'
  having count(*) > 0`

const byHand: Branch = ({ ctgId, body }) => sql`
  select 'by-hand', waiting.id, waiting.title, waiting.added_by, null
  from backlog_item waiting
  where waiting.ctg_id = ${ctgId} and waiting.removed_at is null
    and (waiting.body_id is null or waiting.body_id = ${body.id})
    and not exists (select from agenda_item item
      join meeting on meeting.ctg_id = item.ctg_id and meeting.id = item.meeting_id and meeting.status <> 'cancelled'
      where item.ctg_id = waiting.ctg_id and item.backlog_item_id = waiting.id)`

const branches: readonly Branch[] = [
  arbitrations,
  disagreements,
  issues,
  proposedActions,
  versions,
  evaluations,
  decisions,
  correctives,
  tasks,
  byHand,
]

type Row = BacklogItem | { readonly kind: 'taken'; readonly id: string; readonly title: string; readonly about: string }

/** What an agenda of this body not held yet has already. */
const taken: Branch = ({ ctgId, body }) => sql`
  select 'taken', coalesce(item.subject_id, item.id), coalesce(item.subject_type::text, item.source_kind), '', null
  from agenda_item item
  join meeting on meeting.ctg_id = item.ctg_id and meeting.id = item.meeting_id
  where item.ctg_id = ${ctgId} and meeting.body_id = ${body.id} and not item.is_put_off
    and meeting.status in ('draft', 'convened', 'in-session') and item.source_kind <> ''`

/** What was set aside while preparing meetings of this body, and not put back; what is over is left out. */
const listSetAside = (db: Reader, { ctgId, body, meeting }: BacklogQuery) =>
  rowsOf(db, 'backlog_set_aside', { ctg_id: ctgId, body_id: body.id, taken_back_at: null })
    .select((eb) => [
      'id',
      'meeting_id as meetingId',
      'until',
      'reason',
      'set_aside_by as setAsideBy',
      sql<string>`${eb.ref('kind')} || ':' || ${eb.ref('item_id')}`.as('key'),
    ])
    .where((eb) => eb.or([eb('meeting_id', '=', meeting.id), eb('until', '>', meeting.day)]))
    .orderBy('set_aside_at')
    .limit(longest)
    .execute()

/**
 * Everything that awaits an agenda of this body, the most pressing kind first, and what was set aside: three statements. The
 * caller has checked the right.
 * @param plan its actions, being read beside
 */
export async function listBacklog(
  db: Reader,
  query: BacklogQuery,
  plan: Promise<readonly ActionLine[]>,
): Promise<Backlog> {
  const every = sql.join(
    [...branches, taken].map((branch) => sql`(${branch(query)})`),
    sql` union all `,
  )
  const [{ rows }, actions, setAside] = await Promise.all([
    sql<Row>`select * from (${every}) as waiting (kind, id, title, about, "subjectType") limit ${longest}`.execute(db),
    plan,
    listSetAside(db, query),
  ])
  const waiting = rows.filter((row) => row.kind !== 'taken')
  const takenKeys = new Set(
    rows.filter(({ kind }) => kind === 'taken').flatMap(({ id, title }) => [`${title}:${id}`, title]),
  )
  const arbitrated = new Set(waiting.filter(({ kind }) => kind === 'arbitration').map(({ id }) => id))
  const items = [...waiting, ...actionItems(actions, arbitrated, query.body.themeId)].filter(
    ({ kind, subjectType }) =>
      kindsOf[query.body.kind].includes(kind) && (subjectType !== null || !takenKeys.has(kind)),
  )
  return partBacklog(sortBacklog(items, takenKeys), setAside, query.meeting)
}

type PreparedMeeting = MeetingMoment & {
  readonly id: string
  readonly bodyId: string
  readonly bodyKind: BodyKind
  readonly themeId: string | null
}

/** What is asked of the backlog for one meeting. */
export const backlogQueryOf = (
  meeting: PreparedMeeting,
  { ctgId, today }: { readonly ctgId: string; readonly today: string },
): BacklogQuery => ({
  ctgId,
  today,
  body: { id: meeting.bodyId, kind: meeting.bodyKind, themeId: meeting.themeId },
  meeting: { id: meeting.id, day: meetingDay(meeting) },
})

/** What awaits the agenda of a meeting, for a member; the page asks only for whoever may draw from it. */
export async function getBacklog(context: Context, ctgId: string, meeting: PreparedMeeting) {
  requireMembership(context.actor, ctgId)
  const today = todayIn(context, ctgId)
  return listBacklog(context.db, backlogQueryOf(meeting, { ctgId, today }), listPlanActions(context.db, ctgId, today))
}
