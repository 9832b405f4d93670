/** What the pages of convocations read: for members, and for whoever holds a personal link. */
import { sql } from 'kysely'
import { actingIn, type PartyKind } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { isOpenToChange, type MeetingMoment, meetingDay } from '../meetings.ts'
import type { FoundInvitation } from './holder.server.ts'
import { clockReminder, type InvitationReply, refusalToReply, type SeatCapacity, silentGuests } from './invitations.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

export type InvitedSeat = {
  readonly seatId: string
  readonly functionTitle: string
  readonly holderName: string | null
  readonly allowsRepresentative: boolean
  readonly capacity: SeatCapacity
  readonly partyKind: PartyKind
  readonly partyShortName: string
}

export type InvitationRow = {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly email: string
  readonly reply: InvitationReply | null
  readonly representativeName: string
  readonly representativeEmail: string
  readonly comment: string
  readonly repliedAt: string | null
  readonly notedBy: string
  readonly isMailDue: boolean
  readonly isMailed: boolean
  /** Of the last mail, an instant as text; null: never written to. */
  readonly mailedAt: string | null
  readonly remindedAt: string | null
  /** The address is refused for good. */
  readonly isRefused: boolean
  readonly seats: readonly InvitedSeat[]
}

/** Those called and not taken back, in the order of the parties and of their seats. One statement. */
export async function listInvitations(db: Reader, { ctgId, meetingId }: MeetingKey): Promise<readonly InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select invitation.id, invitation.person_id as "personId", invitation.name, invitation.email, invitation.reply,
      invitation.representative_name as "representativeName", invitation.representative_email as "representativeEmail",
      invitation.comment, to_json(invitation.replied_at) #>> '{}' as "repliedAt", invitation.noted_by as "notedBy",
      invitation.mail_due is not null as "isMailDue", invitation.mailed_at is not null as "isMailed",
      to_json(invitation.mailed_at) #>> '{}' as "mailedAt", to_json(invitation.reminded_at) #>> '{}' as "remindedAt",
      mail.failure is not null as "isRefused", held.seats
    from meeting_invitation invitation
    left join outgoing_mail mail on mail.id = invitation.mail_id
    join lateral (
      select json_agg(json_build_object('seatId', seat.id, 'functionTitle', seat.function_title,
          'holderName', seat.holder_name, 'allowsRepresentative', seat.allows_representative,
          'capacity', place.capacity, 'partyKind', party.kind, 'partyShortName', party.short_name)
          order by party.position, seat.position) as seats,
        min(party.position * 1000 + seat.position) as rank
      from invitation_seat place
      join seat on seat.ctg_id = place.ctg_id and seat.id = place.seat_id
      join party on party.ctg_id = seat.ctg_id and party.id = seat.party_id
      where place.ctg_id = invitation.ctg_id and place.invitation_id = invitation.id
    ) as held on held.seats is not null
    where invitation.ctg_id = ${ctgId} and invitation.meeting_id = ${meetingId} and invitation.withdrawn_at is null
    order by held.rank, invitation.invited_at, invitation.id limit 400`.execute(db)
  return rows
}

type MeetingHead = MeetingMoment & {
  readonly id: string
  /** Days before, when the clock reminds the silent; 0: never. */
  readonly reminderDays: number
}

/**
 * Who was called to a meeting and what each answered.
 * @param mayNote whoever holds the meeting: addresses are told to her only
 */
export async function getInvitations(
  { db, actor, at }: Context,
  ctgId: string,
  meeting: MeetingHead,
  mayNote: boolean,
) {
  const { id: meetingId, status, startsAt, timeZone, reminderDays } = meeting
  const rows = status === 'draft' ? [] : await listInvitations(db, { ctgId, meetingId })
  return {
    ctgId,
    meetingId,
    status,
    mayNote: mayNote && status === 'convened',
    timeZone,
    /** For whoever may remind the silent: who they are, and when the clock will do it. */
    silent:
      mayNote && status === 'convened' && startsAt > at
        ? silentAndClock(silentGuests(rows, timeZone, at), { on: meetingDay(meeting), reminderDays, timeZone })
        : null,
    /** One's own convocation, to be answered on the page. */
    own:
      (status === 'convened' && actingIn(actor, ctgId) && rows.find(({ personId }) => personId === actor.personId)) ||
      null,
    invitations: mayNote && isOpenToChange(status) ? rows : rows.map((row) => ({ ...row, ...unsaid })),
  }
}

const silentAndClock = (
  silent: ReturnType<typeof silentGuests<InvitationRow>>,
  meeting: Parameters<typeof clockReminder>[1],
) => ({ ...silent, clock: clockReminder([...silent.reachable, ...silent.waiting], meeting) })

const unsaid = { email: '', representativeEmail: '', comment: '', isRefused: false } as const

export type InvitationsData = Awaited<ReturnType<typeof getInvitations>>

/** The page behind a personal link: the meeting, its agenda, one's own answer. Two statements. */
export async function getInvitationPage(db: Reader, { ctgId, invitationId, meeting, ...holder }: FoundInvitation) {
  const rows = await listInvitations(db, { ctgId, meetingId: meeting.id })
  const own = rows.find(({ id }) => id === invitationId)
  const agenda = await rowsOf(db, 'agenda_item', { ctg_id: ctgId, meeting_id: meeting.id })
    .select(['id', 'title', 'presenter', 'duration_minutes as durationMinutes'])
    .orderBy('position')
    .limit(100)
    .execute()
  const conditions = { status: meeting.status, isWithdrawn: own === undefined, allowsRepresentative: true }
  return { ...holder, meeting, agenda, own: own ?? null, refusal: refusalToReply(conditions, 'accepted') ?? null }
}

export type InvitationPageData = Awaited<ReturnType<typeof getInvitationPage>>
