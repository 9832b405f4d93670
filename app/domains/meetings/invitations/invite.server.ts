/**
 * Keeps the invitations of a meeting true to its seats and to what their holders answered: who is to be called is called, who no
 * longer is, is told. Every act that changes either calls it; a job then writes the mails. Rules: docs/rules/governance.md §11.
 */

import { sql } from 'kysely'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { mailLimits } from '#app/kernel/mail-limits.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { type MeetingMoment, meetingDay } from '../meetings.ts'
import { type Answer, type Guest, guestKey, guestsOf, type SeatToCall } from './invitations.ts'

type BodyOnDay = { readonly ctgId: string; readonly bodyId: string; readonly day: string }

type SeatRow = {
  readonly id: string
  readonly holderName: string | null
  readonly holderEmail: string
  readonly holderId: string | null
  readonly substituteName: string | null
  readonly substituteEmail: string
  readonly substituteId: string | null
}

const addressOf = (name: string | null, email: string, personId: string | null) =>
  name === null ? null : { name, email, personId }

/** Seats in force that day, in their order, each address that of the seat or of the member of this name and party. */
export async function listSeatsToCall(db: Reader, { ctgId, bodyId, day }: BodyOnDay): Promise<readonly SeatToCall[]> {
  const { rows } = await sql<SeatRow>`
    with member_here as (
      select member.party_id, person.id, plain_text(person.name) as name, lower(person.email) as email
      from member join person on person.id = member.person_id
      where member.ctg_id = ${ctgId} and person.closed_at is null and (member.until is null or member.until >= ${day}::date)
    )
    select seat.id, seat.holder_name as "holderName", seat.substitute_name as "substituteName",
      coalesce(nullif(seat.holder_email, ''), holder.email, '') as "holderEmail", holder.id as "holderId",
      coalesce(nullif(seat.substitute_email, ''), substitute.email, '') as "substituteEmail",
      substitute.id as "substituteId"
    from seat
    join party on party.ctg_id = seat.ctg_id and party.id = seat.party_id
    left join lateral (select id, email from member_here where member_here.party_id = seat.party_id
      and (seat.holder_email = member_here.email or (seat.holder_email = '' and member_here.name = plain_text(seat.holder_name)))
      order by id limit 1) as holder on true
    left join lateral (select id, email from member_here where member_here.party_id = seat.party_id
      and (seat.substitute_email = member_here.email
        or (seat.substitute_email = '' and member_here.name = plain_text(seat.substitute_name)))
      order by id limit 1) as substitute on true
    where seat.ctg_id = ${ctgId} and seat.body_id = ${bodyId}
      and (seat.since is null or seat.since <= ${day}::date) and (seat.until is null or seat.until >= ${day}::date)
    order by party.position, seat.position`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    holder: addressOf(row.holderName, row.holderEmail, row.holderId),
    substitute: addressOf(row.substituteName, row.substituteEmail, row.substituteId),
  }))
}

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

const listInvitations = ({ tx }: AuthoredWork, { ctgId, meetingId }: MeetingKey) =>
  tx
    .selectFrom('meeting_invitation')
    .selectAll()
    .where('ctg_id', '=', ctgId)
    .where('meeting_id', '=', meetingId)
    .orderBy('invited_at')
    .orderBy('id')
    .forUpdate()
    .execute()

type InvitationRow = Awaited<ReturnType<typeof listInvitations>>[number]

type Answered = Pick<InvitationRow, 'name' | 'email' | 'reply' | 'representative_name' | 'representative_email'>

const answerOf = (row: Answered): Answer => ({
  reply: row.reply,
  representative:
    row.reply === 'represented' && row.representative_name !== ''
      ? { name: row.representative_name, email: row.representative_email, personId: null }
      : null,
})

const rowKey = ({ name, email }: Answered): string => guestKey({ name, email })

/** @param active invitations that were not taken back */
export async function guestsToCall(
  db: Reader,
  body: BodyOnDay,
  active: readonly Answered[],
): Promise<readonly Guest[]> {
  const answers = new Map(active.map((row) => [rowKey(row), answerOf(row)]))
  for (const row of active) if (row.email !== '') answers.set(guestKey({ name: row.name, email: '' }), answerOf(row))
  return guestsOf(await listSeatsToCall(db, body), answers)
}

/** The invitation of a guest: by her address, else by her name where no address was known yet. */
const findOwn = (rows: readonly InvitationRow[], guest: Guest): InvitationRow | undefined =>
  rows.find((row) => rowKey(row) === guestKey(guest)) ??
  rows.find((row) => row.email === '' && rowKey(row) === guestKey({ name: guest.name, email: '' }))

/**
 * Calls who is to be called and takes back the others, then asks for the mails.
 * The meeting is locked by the caller, and convened. @returns how many are to be written to now
 */
export async function reconcileInvitations(
  work: AuthoredWork,
  { ctgId, meetingId, bodyId, day }: MeetingKey & BodyOnDay,
): Promise<number> {
  const key = { ctgId, meetingId }
  const rows = await listInvitations(work, key)
  const active = rows.filter((row) => row.withdrawn_at === null)
  const guests = await guestsToCall(work.tx, { ctgId, bodyId, day }, active)
  const called = new Set<string>()
  const placed: { readonly invitationId: string; readonly guest: Guest }[] = []
  for (const guest of guests) {
    const own = findOwn(rows, guest)
    const invitationId = own?.id ?? work.newId()
    called.add(invitationId)
    placed.push({ invitationId, guest })
    if (own) await callAgain(work, key, own, guest)
    else await call(work, key, invitationId, guest)
  }
  await takeBack(
    work,
    key,
    active.filter(({ id }) => !called.has(id)),
  )
  await saveSeats(work, ctgId, [...rows.map(({ id }) => id), ...called], placed)
  return askForMails(work, key)
}

async function call({ tx, at }: AuthoredWork, { ctgId, meetingId }: MeetingKey, id: string, guest: Guest) {
  await rowOf(tx, 'meeting_invitation', { ctgId, id }).insert({
    meeting_id: meetingId,
    person_id: guest.personId,
    name: guest.name,
    email: guest.email,
    invited_at: at,
    mail_due: guest.email === '' ? null : 'convocation',
  })
}

/** Someone already called: nothing to say, unless she was taken back since, or could not be written to. */
async function callAgain({ tx, at }: AuthoredWork, { ctgId }: MeetingKey, own: InvitationRow, guest: Guest) {
  const isBack = own.withdrawn_at !== null
  const email = guest.email || own.email
  if (!isBack && own.email === email && own.person_id === guest.personId) return
  const isToBeWritten = email !== '' && (isBack || own.email !== email)
  await rowOf(tx, 'meeting_invitation', { ctgId, id: own.id }).update({
    email,
    person_id: guest.personId,
    ...(isToBeWritten && { mail_due: 'convocation' as const }),
    ...(isBack && { invited_at: at, withdrawn_at: null, reminded_at: null, ...noReply }),
  })
}

/** Nobody has answered. */
export const noReply = {
  reply: null,
  representative_name: '',
  representative_email: '',
  comment: '',
  replied_at: null,
  noted_by: '',
} as const

/** Who was written to is told; the calendar's number rises, so that a later call counts again. */
async function takeBack(work: AuthoredWork, key: MeetingKey, rows: readonly InvitationRow[]): Promise<void> {
  if (rows.length === 0) return
  const { tx, at } = work
  const withdraw = (written: boolean) => {
    const ids = rows.filter((row) => (row.mailed_at !== null) === written).map(({ id }) => id)
    if (ids.length === 0) return
    return tx
      .updateTable('meeting_invitation')
      .set({ withdrawn_at: at, mail_due: written ? 'cancellation' : null })
      .where('ctg_id', '=', key.ctgId)
      .where('id', 'in', ids)
      .execute()
  }
  await withdraw(true)
  await withdraw(false)
  await raiseSequence(work, key)
}

export const raiseSequence = ({ tx }: AuthoredWork, { ctgId, meetingId }: MeetingKey) =>
  rowOf(tx, 'meeting', { ctgId, id: meetingId }).update((eb) => ({
    invitation_sequence: eb('invitation_sequence', '+', 1),
  }))

async function saveSeats(
  { tx }: AuthoredWork,
  ctgId: string,
  invitationIds: readonly string[],
  placed: readonly { readonly invitationId: string; readonly guest: Guest }[],
): Promise<void> {
  if (invitationIds.length === 0) return
  await tx
    .deleteFrom('invitation_seat')
    .where('ctg_id', '=', ctgId)
    .where('invitation_id', 'in', invitationIds)
    .execute()
  const values = placed.flatMap(({ invitationId, guest }) =>
    guest.seats.map(({ seatId, capacity }) => ({
      ctg_id: ctgId,
      invitation_id: invitationId,
      seat_id: seatId,
      capacity,
    })),
  )
  if (values.length > 0) await tx.insertInto('invitation_seat').values(values).execute()
}

/** Asks for the job when mails are due. @returns how many */
export async function askForMails(work: AuthoredWork, { ctgId, meetingId }: MeetingKey): Promise<number> {
  const { count } = await work.tx
    .selectFrom('meeting_invitation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ctg_id', '=', ctgId)
    .where('meeting_id', '=', meetingId)
    .where('mail_due', 'is not', null)
    .executeTakeFirstOrThrow()
  if (count === 0) return count
  await countAttempt(work.tx, mailLimits.convocation, work.actor.personId ?? meetingId, work.at, count)
  await enqueue(work.tx, 'write-invitations', {}, 'write-invitations')
  return count
}

/**
 * The meeting has changed: those who were written to will be again, the others will read it as it now is. Another day or hour
 * is another question: the answers are asked again (§11.5).
 */
export async function tellMeetingChanged(
  work: AuthoredWork,
  meeting: MeetingKey & BodyOnDay,
  { isAskedAgain }: { readonly isAskedAgain: boolean },
): Promise<number> {
  const { ctgId, meetingId } = meeting
  await raiseSequence(work, meeting)
  await work.tx
    .updateTable('meeting_invitation')
    .set({ mail_due: 'update' })
    .where('ctg_id', '=', ctgId)
    .where('meeting_id', '=', meetingId)
    .where('withdrawn_at', 'is', null)
    .where('mailed_at', 'is not', null)
    .where('email', '!=', '')
    .execute()
  if (isAskedAgain)
    await work.tx
      .updateTable('meeting_invitation')
      .set({ ...noReply, reminded_at: null })
      .where('ctg_id', '=', ctgId)
      .where('meeting_id', '=', meetingId)
      .where('withdrawn_at', 'is', null)
      .execute()
  return reconcileInvitations(work, meeting)
}

/** How long it lasts, and what it is about, are part of the event: calendars are told, the answers stay. Only of a meeting convened. */
export async function tellEventChanged(
  work: AuthoredWork,
  meeting: MeetingMoment & { readonly id: string; readonly bodyId: string },
  ctgId: string,
): Promise<void> {
  if (meeting.status !== 'convened') return
  const { id: meetingId, bodyId } = meeting
  await tellMeetingChanged(work, { ctgId, meetingId, bodyId, day: meetingDay(meeting) }, { isAskedAgain: false })
}

/** The meeting is cancelled: who was written to is told, who was about to be is not. @returns how many are told */
export async function tellMeetingCancelled(work: AuthoredWork, key: MeetingKey): Promise<number> {
  await raiseSequence(work, key)
  await rowsOf(work.tx, 'meeting_invitation', {
    ctg_id: key.ctgId,
    meeting_id: key.meetingId,
    withdrawn_at: null,
  }).update((eb) => ({
    mail_due: eb
      .case()
      .when('mailed_at', 'is', null)
      .then(null)
      .else(sql<'cancellation'>`'cancellation'::invitation_mail`)
      .end(),
  }))
  return askForMails(work, key)
}
