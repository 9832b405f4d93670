/** What the pages of the session read. Every function starts from the actor. Rules: docs/rules/governance.md §8 to §10. */

import { showText } from '#app/domains/observatory/shown-texts.server.ts'
import { plainTextOf } from '#app/domains/writing/plain-text.ts'
import { type ReadText, readTexts } from '#app/domains/writing/read-texts.server.ts'
import { actingIn, requireMembership } from '#app/kernel/actor.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { findMeeting } from '../meeting-queries.server.ts'
import { isSeated, meetingDay, refusalToClose, refusalToDecide, refusalToEdit } from '../meetings.ts'
import { meetingPermissions } from '../permissions.ts'
import { listSeatsOfDay } from '../queries.server.ts'
import { listDecided } from './decided.server.ts'
import { listItems, listNextMeetings, type SessionItem } from './items.server.ts'
import { listOwnTasks } from './own-tasks.server.ts'
import { agendaTime, closingFactsOf } from './session.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }
type Meeting = Awaited<ReturnType<typeof findMeeting>>

/** What whoever may hold the meeting may do now. */
function mayOf({ actor, at }: Context, ctgId: string, meeting: Meeting) {
  const mayHold = allows(meetingPermissions.holdMeeting, actor, { ctgId, themeId: meeting.themeId })
  const may = (refusal: string | undefined) => mayHold && refusal === undefined
  return {
    edit: may(refusalToEdit(meeting)),
    note: may(refusalToDecide(meeting, at)),
    conduct: mayHold && meeting.status === 'in-session',
    close: may(refusalToClose(meeting)),
    markTasks: mayHold && meeting.status !== 'cancelled',
  }
}

/** The points of an agenda, its time, and where a point may be put off: three statements. */
export async function getAgendaPage(context: Context, key: MeetingKey) {
  const { db, actor } = context
  const { partyId: ownPartyId } = requireMembership(actor, key.ctgId)
  const meeting = await findMeeting(db, key)
  const items = await listItems(db, key)
  const may = mayOf(context, key.ctgId, meeting)
  return {
    ctgId: key.ctgId,
    meeting,
    items,
    time: agendaTime(meeting.durationMinutes, items),
    nextMeetings: may.edit ? await listNextMeetings(db, { ...key, bodyId: meeting.bodyId }) : [],
    /** For whom the actor proposes. */
    ownPartyId,
    may,
  }
}
export type AgendaPageData = Awaited<ReturnType<typeof getAgendaPage>>

/** Seats of the day, with who sits. */
const listSeated = ({ db }: Context, key: MeetingKey, meeting: Meeting) =>
  listSeatsOfDay(db, { ...key, bodyId: meeting.bodyId, day: meetingDay(meeting) })

/** Where what was said on a point is written. */
const saidOf = ({ id, minutes }: SessionItem) =>
  ({ subjectType: 'agenda-item', subjectId: id, field: 'minutes', words: minutes }) as const

/** The session point by point. @param itemId the point asked for; else the one under way, else the first */
export async function getSessionPage(context: Context, key: MeetingKey, itemId: string | undefined) {
  requireMembership(context.actor, key.ctgId)
  const meeting = await findMeeting(context.db, key)
  const items = await listItems(context.db, key)
  const seats = await listSeated(context, key, meeting)
  const shown =
    items.find(({ id }) => id === itemId) ?? items.find(({ id }) => id === meeting.currentItemId) ?? items[0] ?? null
  return {
    ctgId: key.ctgId,
    meeting,
    items,
    shown,
    said: shown && (await showText(context.db, key.ctgId, saidOf(shown))),
    nextMeetings:
      shown && !shown.isPutOff ? await listNextMeetings(context.db, { ...key, bodyId: meeting.bodyId }) : [],
    seatCount: seats.length,
    seatedCount: seats.filter(isSeated).length,
    ownTaskIds: actingIn(context.actor, key.ctgId) ? await listOwnTasks(context.db, key, context.actor) : [],
    may: mayOf(context, key.ctgId, meeting),
  }
}
export type SessionPageData = Awaited<ReturnType<typeof getSessionPage>>

/** What the screen of the room shows: the point under way, for how long, and the next one. */
export async function getRoomPage(context: Context, key: MeetingKey) {
  const { db, actor, at } = context
  requireMembership(actor, key.ctgId)
  const meeting = await findMeeting(db, key)
  const items = await listItems(db, key)
  const held = items.filter(({ isPutOff }) => !isPutOff)
  const index = held.findIndex(({ id }) => id === meeting.currentItemId)
  const since = meeting.currentItemSince
  return {
    ctgId: key.ctgId,
    meeting,
    items: held,
    current: held[index] ?? null,
    position: index + 1,
    /** Nothing comes next of a meeting that is not under way: still to open, or over. */
    next: (meeting.status === 'in-session' && held[index + 1]) || null,
    elapsedSeconds: since === null ? 0 : Math.max(0, Math.round((at.getTime() - since.getTime()) / 1000)),
    may: mayOf(context, key.ctgId, meeting),
  }
}
export type RoomPageData = Awaited<ReturnType<typeof getRoomPage>>

/** Seat by seat, for touch. */
export async function getAttendancePage(context: Context, key: MeetingKey) {
  requireMembership(context.actor, key.ctgId)
  const meeting = await findMeeting(context.db, key)
  const seats = await listSeated(context, key, meeting)
  return {
    ctgId: key.ctgId,
    meeting,
    seats,
    seatedCount: seats.filter(isSeated).length,
    may: mayOf(context, key.ctgId, meeting),
  }
}
export type AttendancePageData = Awaited<ReturnType<typeof getAttendancePage>>

/** Of a text somebody opened; of another, its field alone tells. */
const wordsOf = (text: ReadText | undefined) => text && { minutes: plainTextOf(text.content) }

/** All that the closing will record, before it does: the words as they are written at this instant. */
export async function getClosingPage(context: Context, key: MeetingKey) {
  requireMembership(context.actor, key.ctgId)
  const settled = await findMeeting(context.db, key)
  const listed = await listItems(context.db, key)
  const whole = { subjectType: 'meeting', subjectId: key.meetingId, field: 'minutes' } as const
  const [minutes, ...said] = await readTexts(context.db, key.ctgId, [whole, ...listed.map(saidOf)])
  const items = listed.map((item, at) => ({ ...item, ...wordsOf(said[at]) }))
  const meeting = { ...settled, ...wordsOf(minutes) }
  const seats = await listSeated(context, key, meeting)
  const decisions = await listDecided(context.db, key)
  return {
    ctgId: key.ctgId,
    meeting,
    items,
    seats,
    decisions,
    facts: closingFactsOf(items, seats, decisions),
    may: mayOf(context, key.ctgId, meeting),
  }
}
export type ClosingPageData = Awaited<ReturnType<typeof getClosingPage>>
