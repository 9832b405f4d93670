/** What the pages of the meetings read. Every function starts from the actor. */
import { sql } from 'kysely'
import { listHistory } from '#app/domains/audit/queries.server.ts'
import type { Occasions } from '#app/domains/governance/governance.ts'
import { showText } from '#app/domains/observatory/shown-texts.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { dayIn, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows, requireOpen } from '#app/kernel/permission.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { positionsOfDecision } from './decisions/positions.server.ts'
import { guestsOf } from './invitations/invitations.ts'
import { listSeatsToCall } from './invitations/invite.server.ts'
import {
  type DecisionState,
  meetingDay,
  missingSeats,
  refusalToCancel,
  refusalToClose,
  refusalToConvene,
  refusalToDecide,
  refusalToEdit,
  refusalToOpen,
  type SavedPosition,
  yearlyCopil,
} from './meetings.ts'
import { meetingPermissions } from './permissions.ts'
import { getYearlyCopilFacts, listSeatsOfDay } from './queries.server.ts'
import { readMissing } from './read-missing.ts'
import { listAddenda, listItems } from './session/items.server.ts'

export const meetingsPerPage = 30

const listMeetingRows = (db: Reader, ctgId: string) =>
  db
    .selectFrom('meeting')
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .select((eb) => [
      'meeting.id',
      'meeting.title',
      'meeting.starts_at as startsAt',
      'meeting.time_zone as timeZone',
      'meeting.place',
      'meeting.status',
      'body.name as bodyName',
      'body.kind as bodyKind',
      eb
        .selectFrom('decision')
        .select(eb.fn.countAll<number>().as('count'))
        .where('decision.ctg_id', '=', ctgId)
        .whereRef('decision.meeting_id', '=', 'meeting.id')
        .as('decisionCount'),
    ])
    .where('meeting.ctg_id', '=', ctgId)

export type MeetingRow = Awaited<ReturnType<ReturnType<typeof listMeetingRows>['execute']>>[number]

/** Meetings to come (those not closed of past days too: they await their end), past ones by page, the yearly copil. */
export async function getMeetingsPage(
  { db, actor, at }: Context,
  { ctgId, page }: { readonly ctgId: string; readonly page: number },
) {
  requireMembership(actor, ctgId)
  const today = todayIn({ actor, at }, ctgId)
  const toCome = await listMeetingRows(db, ctgId)
    .where('meeting.status', 'in', ['draft', 'convened', 'in-session'])
    .orderBy('meeting.starts_at')
    .limit(50)
    .execute()
  const past = await listMeetingRows(db, ctgId)
    .where('meeting.status', 'in', ['closed', 'cancelled'])
    .orderBy('meeting.starts_at', 'desc')
    .limit(meetingsPerPage)
    .offset((page - 1) * meetingsPerPage)
    .execute()
  const { count } = await db
    .selectFrom('meeting')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ctg_id', '=', ctgId)
    .where('status', 'in', ['closed', 'cancelled'])
    .executeTakeFirstOrThrow()
  const facts = await getYearlyCopilFacts(db, ctgId)
  const copils = toCome.filter((meeting) => meeting.bodyKind === 'copil' && meetingDay(meeting) >= today)
  return {
    ctgId,
    today,
    toCome,
    past,
    page,
    pageCount: Math.max(1, Math.ceil(count / meetingsPerPage)),
    yearlyCopil: yearlyCopil(facts, today) ?? null,
    lastCopilOn: facts.lastHeldOn,
    nextCopil: copils.find(({ status }) => status !== 'draft') ?? copils[0] ?? null,
    mayPrepare: allows({ ...meetingPermissions.holdMeeting, bounds: 'ctg' }, actor, { ctgId }),
    mayPrepareCopil: allows(meetingPermissions.holdMeeting, actor, { ctgId, themeId: null }),
  }
}

export type MeetingsPageData = Awaited<ReturnType<typeof getMeetingsPage>>

/** The bodies for which the actor may prepare a meeting. */
export async function getNewMeetingPage({ db, actor, at }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  requireOpen(actor, ctgId)
  const bodies = await rowsOf(db, 'body', { ctg_id: ctgId })
    .select(['id', 'name', 'kind', 'theme_id as themeId'])
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', todayIn({ actor, at }, ctgId))]))
    .orderBy('position')
    .limit(100)
    .execute()
  return {
    ctgId,
    today: todayIn({ actor, at }, ctgId),
    bodies: bodies.filter(({ themeId }) => allows(meetingPermissions.holdMeeting, actor, { ctgId, themeId })),
    hasBodies: bodies.length > 0,
  }
}

export type NewMeetingPageData = Awaited<ReturnType<typeof getNewMeetingPage>>

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

/** A meeting and its body. @throws DomainError not-found */
export async function findMeeting(db: Reader, { ctgId, meetingId }: MeetingKey) {
  const row = await db
    .selectFrom('meeting')
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .innerJoin('ctg', 'ctg.id', 'meeting.ctg_id')
    .select([
      'meeting.id',
      'meeting.body_id as bodyId',
      'meeting.title',
      'meeting.starts_at as startsAt',
      'meeting.time_zone as timeZone',
      'meeting.place',
      'meeting.status',
      'meeting.minutes',
      'meeting.convened_at as convenedAt',
      'meeting.closed_at as closedAt',
      'meeting.closed_by as closedBy',
      'meeting.duration_minutes as durationMinutes',
      'meeting.current_item_id as currentItemId',
      'meeting.current_item_since as currentItemSince',
      'meeting.version',
      'body.name as bodyName',
      'body.kind as bodyKind',
      'body.theme_id as themeId',
      'body.reminder_days as reminderDays',
      'ctg.name as ctgName',
    ])
    .where('meeting.ctg_id', '=', ctgId)
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst()
  return found(row, 'governance.meeting-not-found')
}

type DecisionOfMeeting = {
  readonly id: string
  readonly number: number
  readonly text: string
  readonly responsible: string
  readonly dueOn: string | null
  readonly state: DecisionState
  readonly despite: string | null
  readonly decidedOn: string
  readonly version: number
  readonly positions: readonly SavedPosition[]
}

/** Decisions of a meeting in the order of their numbers, each with its positions in the order of the parties. */
export async function listDecisionsOf(db: Reader, { ctgId, meetingId }: MeetingKey) {
  const { rows } = await sql<DecisionOfMeeting & { readonly stored: unknown }>`
    select decision.id, decision.number, decision.text, decision.responsible, decision.due_on as "dueOn", standing.state,
      decision.missing as "stored", decision.despite, decision.decided_on as "decidedOn",
      decision.version, ${positionsOfDecision} as positions
    from decision
    join decision_standing standing on standing.ctg_id = decision.ctg_id and standing.decision_id = decision.id
    where decision.ctg_id = ${ctgId} and decision.meeting_id = ${meetingId}
    order by decision.number limit 200`.execute(db)
  return rows.map(({ stored, ...decision }) => ({ ...decision, missing: readMissing(stored) }))
}

/** Everything about one meeting: agenda, who sits, decisions, account, what may be done now. Seven statements. */
export async function getMeetingPage({ db, actor, at }: Context, key: MeetingKey) {
  requireMembership(actor, key.ctgId)
  const meeting = await findMeeting(db, key)
  const day = meetingDay(meeting)
  const { bodyId, themeId } = meeting
  const items = await listItems(db, key)
  const seats = await listSeatsOfDay(db, { ...key, bodyId, day })
  const decisions = await listDecisionsOf(db, key)
  const guests =
    meeting.status === 'draft' ? guestsOf(await listSeatsToCall(db, { ctgId: key.ctgId, bodyId, day }), new Map()) : []
  const history = await listHistory(db, key.ctgId, { type: 'meeting', id: key.meetingId })
  const mayHold = allows(meetingPermissions.holdMeeting, actor, { ctgId: key.ctgId, themeId })
  const may = (refusal: string | undefined) => mayHold && refusal === undefined
  const place = { subjectType: 'meeting', subjectId: key.meetingId, field: 'minutes' } as const
  return {
    ctgId: key.ctgId,
    day,
    minutes: await showText(db, key.ctgId, { ...place, words: meeting.minutes }),
    /** From its day on, one notes who sits and what is said. */
    mayHold,
    isDayCome: day <= dayIn(meeting.timeZone, at),
    meeting,
    items,
    addenda: await listAddenda(db, key),
    seats,
    missingSeats: missingSeats(seats, day),
    decisions,
    /** Before it is convened: who will receive the convocation by mail, and whom it will not reach. */
    mailed: guests.filter(({ email }) => email !== '').map(({ name }) => name),
    unreachable: guests.filter(({ email }) => email === '').map(({ name }) => name),
    history,
    may: {
      edit: may(refusalToEdit(meeting)),
      convene: may(refusalToConvene(meeting, at)),
      open: may(refusalToOpen(meeting, at)),
      decide: may(refusalToDecide(meeting, at)),
      close: may(refusalToClose(meeting)),
      cancel: may(refusalToCancel(meeting)),
      correct: mayHold && meeting.status === 'closed',
    },
  }
}

export type MeetingPageData = Awaited<ReturnType<typeof getMeetingPage>>

/** Meetings of a body, the latest 30. @throws DomainError not-found for a stranger */
export async function listMeetingsOfBody(
  { db, actor }: Context,
  { ctgId, bodyId }: { readonly ctgId: string; readonly bodyId: string },
) {
  requireMembership(actor, ctgId)
  return rowsOf(db, 'meeting', { ctg_id: ctgId, body_id: bodyId })
    .select(['id', 'title', 'starts_at as startsAt', 'time_zone as timeZone', 'status'])
    .orderBy('starts_at', 'desc')
    .limit(30)
    .execute()
}

export type BodyMeeting = Awaited<ReturnType<typeof listMeetingsOfBody>>[number]

/** Per body: the last meeting held, and the next one that is not cancelled. */
export async function listOccasions(context: Context, ctgId: string): Promise<readonly Occasions[]> {
  requireMembership(context.actor, ctgId)
  const today = todayIn(context, ctgId)
  const { rows } = await sql<Occasions>`
    select body_id as "bodyId",
      max(day) filter (where day < ${today}::date or status = 'closed') as "lastOn",
      (array_agg(day order by status = 'draft', day) filter (where day >= ${today}::date and status <> 'closed'))[1] as "nextOn",
      (array_agg(id order by status = 'draft', day) filter (where day >= ${today}::date and status <> 'closed'))[1] as "nextId"
    from (select meeting.*, (starts_at at time zone time_zone)::date as day from meeting
      where meeting.ctg_id = ${ctgId} and status <> 'cancelled') as dated
    where dated.ctg_id = ${ctgId}
    group by body_id`.execute(context.db)
  return rows
}
