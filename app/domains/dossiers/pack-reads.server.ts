/** Reads of the documents, one statement each; they run one after the other, for a caller may be inside a transaction. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { DecisionState } from '#app/domains/meetings/meetings.ts'
import { proposalsOf, selectMeetings, selectNextCopil } from '#app/domains/meetings/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { addressOf } from '#app/things/register.ts'
import type { HeldMeeting, PackDecision, PackMeeting, PackReport } from './pack-data.ts'

/** More than any CTG has in two years; beyond, a list is cut. */
const longestList = 2000

/** Name, parties with their logos, themes, the place files are named after, demonstration or not. @throws DomainError not-found */
export async function loadSetting(db: Reader, ctgId: string) {
  const row = await rowsOf(db, 'ctg', { id: ctgId }).find((eb) => [
    'ctg.name',
    jsonArrayFrom(
      eb
        .selectFrom('party')
        .leftJoin('stored_file as logo', sameCtg('logo.id', 'party.logo_file_id'))
        .leftJoin('territory', 'territory.code', 'party.territory_code')
        .select(['party.name', 'party.kind', 'party.is_lead as isLead', 'territory.name as territoryName'])
        .select(['logo.sha256 as logoSha256', 'logo.media_type as logoMediaType'])
        .where('party.ctg_id', '=', ctgId)
        .where('party.is_signatory', '=', true)
        .orderBy('party.position'),
    ).as('parties'),
    jsonArrayFrom(
      eb.selectFrom('theme').select(['id', 'name']).where('theme.ctg_id', '=', ctgId).orderBy('position'),
    ).as('themes'),
    eb.exists(eb.selectFrom('instance_setting').select('key').where('key', '=', 'demo')).as('isDemo'),
  ])
  return found(row, 'ctg.not-found')
}

/** The meeting asked for, else the next copil; null when there is none. @throws DomainError not-found for another CTG's meeting */
export async function loadMeeting(
  db: Reader,
  { ctgId, meetingId, at }: { readonly ctgId: string; readonly meetingId: string | null; readonly at: Date },
): Promise<PackMeeting | null> {
  const query =
    meetingId === null ? selectNextCopil(db, ctgId, at) : selectMeetings(db, ctgId).where('meeting.id', '=', meetingId)
  const row = await query
    .select([
      'meeting.id',
      'meeting.title',
      'meeting.starts_at as startsAt',
      'meeting.time_zone as timeZone',
      'meeting.place',
    ])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('agenda_item as item')
          .select(['item.title', 'item.presenter', 'item.duration_minutes as durationMinutes'])
          .select(['item.is_put_off as isPutOff', 'item.demand', 'item.reason', 'item.effect'])
          .select(({ exists, selectFrom }) =>
            exists(
              selectFrom('agenda_outcome as outcome')
                .select('outcome.id')
                .where('outcome.ctg_id', '=', ctgId)
                .whereRef('outcome.agenda_item_id', '=', 'item.id')
                .where('outcome.decision_id', 'is not', null),
            )
              .$castTo<boolean>()
              .as('isDecided'),
          )
          .select(['item.subject_type as subjectType', 'item.subject_id as subjectId', proposalsOf.as('proposals')])
          .where('item.ctg_id', '=', ctgId)
          .whereRef('item.meeting_id', '=', 'meeting.id')
          .orderBy('item.position')
          .limit(100),
      ).as('agenda'),
    )
    .executeTakeFirst()
  if (meetingId !== null) found(row, 'governance.meeting-not-found')
  if (!row) return null
  const agenda = row.agenda.map((item) => ({ ...item, about: addressOf(ctgId, item.subjectType, item.subjectId) }))
  return { ...row, agenda }
}

/**
 * Day of the last copil closed, null when none was; and the last day of the convention.
 * @param before the start of a meeting: the last copil before it; null: of all, one closed before its hour too
 */
export async function findBounds(db: Reader, ctgId: string, before: Date | null) {
  const last = selectMeetings(db, ctgId)
    .select(sql<string>`to_char(meeting.starts_at at time zone meeting.time_zone, 'YYYY-MM-DD')`.as('heldOn'))
    .where('body.kind', '=', 'copil')
    .where('meeting.status', '=', 'closed')
    .$if(before !== null, (query) => query.where('meeting.starts_at', '<', before))
    .orderBy('meeting.starts_at', 'desc')
    .limit(1)
  const row = await rowsOf(db, 'ctg', { id: ctgId }).find(['ends_on as endsOn', last.as('sinceOn')])
  return found(row, 'ctg.not-found')
}

/**
 * Whether a decision is about an action; every action of a plan that a copil validated, or that was signed, is decided.
 * Rules: docs/rules/followup.md §11.7.
 */
export async function findDecidedActions(db: Reader, ctgId: string): Promise<(actionId: string) => boolean> {
  const row = await db
    .selectNoFrom([
      sql<boolean>`exists (select from ctg where id = ${ctgId} and signed_on is not null)
        or exists (select from milestone where ctg_id = ${ctgId} and kind = 'plan-validated' and reached_on is not null)`.as(
        'isWholePlan',
      ),
      sql<string[]>`array(select distinct subject_id::text from decision_subject
        where ctg_id = ${ctgId} and subject_type = 'action')`.as('actionIds'),
    ])
    .executeTakeFirstOrThrow()
  const ids = new Set(row.actionIds)
  return (actionId) => row.isWholePlan || ids.has(actionId)
}

/** Taken from this day on, or still to be carried out whatever their day; the latest first. */
export const listPackDecisions = (db: Reader, ctgId: string, from: string): Promise<readonly PackDecision[]> =>
  db
    .selectFrom('decision')
    .innerJoin('meeting', sameCtg('meeting.id', 'decision.meeting_id'))
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .innerJoin('decision_standing as standing', sameCtg('standing.decision_id', 'decision.id'))
    .select(['decision.number', 'decision.text', 'decision.responsible', 'decision.due_on as dueOn'])
    .select([
      sql<DecisionState>`standing.state`.as('state'),
      'decision.decided_on as decidedOn',
      'body.name as bodyName',
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('decision_position as given')
          .innerJoin('party', sameCtg('party.id', 'given.party_id'))
          .select(['party.short_name as partyName', 'given.position', 'given.comment'])
          .where('given.ctg_id', '=', ctgId)
          .whereRef('given.decision_id', '=', 'decision.id')
          .orderBy('party.position'),
      ).as('positions'),
      sql<string[]>`array(select subject.subject_id::text from decision_subject subject
        where subject.ctg_id = ${ctgId} and subject.decision_id = decision.id and subject.subject_type = 'action')`.as(
        'actionIds',
      ),
    ])
    .where('decision.ctg_id', '=', ctgId)
    .where((eb) => eb.or([eb('decision.decided_on', '>=', from), eb('standing.state', 'in', ['to-do', 'in-progress'])]))
    .orderBy('decision.number', 'desc')
    .limit(200)
    .execute()

/** Reports from this day on, those sent back left out, the latest first. */
export async function listPackReports(db: Reader, ctgId: string, from: string): Promise<readonly PackReport[]> {
  const rows = await db
    .selectFrom('progress_report as report')
    .leftJoin('body', sameCtg('body.id', 'report.help_body_id'))
    .select(['report.action_id as actionId', 'report.reported_on as reportedOn', 'report.status', 'report.facts'])
    .select(['report.difficulty_kind as difficultyKind', 'report.difficulty', 'report.help_wanted as helpWanted'])
    .select(['report.people_reached as peopleReached', 'report.next_step as nextStep'])
    .select(['report.next_step_on as nextStepOn', 'report.proposed_ends_on as proposedEndsOn', 'report.adjustment'])
    .select(['report.delay_months as delayMonths', 'report.publics_reached as publicsReached'])
    .select(['body.name as helpBodyName', 'body.kind as helpBodyKind'])
    .where('report.ctg_id', '=', ctgId)
    .where('report.status', '!=', 'sent-back')
    .where('report.reported_on', '>=', from)
    .orderBy('report.reported_on', 'desc')
    .orderBy('report.created_at', 'desc')
    .limit(longestList)
    .execute()
  return rows.flatMap(({ status, helpBodyName, helpBodyKind, ...report }) =>
    status === 'sent-back'
      ? []
      : [
          {
            ...report,
            status,
            helpBody: helpBodyName && helpBodyKind ? { name: helpBodyName, kind: helpBodyKind } : null,
          },
        ],
  )
}

/** Meetings closed between two days, of any body, with the seats noted. */
export const listHeldMeetings = (
  db: Reader,
  ctgId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly HeldMeeting[]> => {
  const heldOn = sql<string>`to_char(meeting.starts_at at time zone meeting.time_zone, 'YYYY-MM-DD')`
  return selectMeetings(db, ctgId)
    .select(['meeting.title', 'body.name as bodyName', heldOn.as('heldOn')])
    .select((eb) => [
      sql<number>`(select count(*)::int from decision
        where decision.ctg_id = ${ctgId} and decision.meeting_id = meeting.id)`.as('decisionCount'),
      jsonArrayFrom(
        eb
          .selectFrom('attendance')
          .innerJoin('seat', sameCtg('seat.id', 'attendance.seat_id'))
          .innerJoin('party', sameCtg('party.id', 'seat.party_id'))
          .select(['party.short_name as partyName', 'seat.function_title as functionTitle'])
          .select(['attendance.presence', 'attendance.person_name as personName'])
          .where('attendance.ctg_id', '=', ctgId)
          .whereRef('attendance.meeting_id', '=', 'meeting.id')
          .orderBy('party.position')
          .orderBy('seat.position'),
      ).as('seats'),
    ])
    .where('meeting.status', '=', 'closed')
    .where(heldOn, '>=', from)
    .where(heldOn, '<=', to)
    .orderBy('meeting.starts_at')
    .limit(200)
    .execute()
}
