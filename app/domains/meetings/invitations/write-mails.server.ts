/**
 * Writes the mails that convocations owe, each in its own transaction with its link: a process killed in the middle has written
 * each mail once or not at all. What is no longer true is not written. Rules: docs/rules/governance.md §11.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { writeCalendar } from '#app/kernel/icalendar.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { keepMailDocument } from '#app/kernel/mail-documents.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { MeetingStatus } from '../meetings.ts'
import { invitationPath } from './invitation-link.ts'
import { type InvitationMail, type InvitationReply, participationOf } from './invitations.ts'
import {
  cancellationMail,
  convocationMail,
  type MailedGuest,
  type MailedMeeting,
  reminderMail,
  invitationLabels as t,
  updateMail,
} from './labels.fr.ts'
import { eventOf } from './meeting-event.ts'
import type { Paper } from './papers.server.ts'

type InvitationKey = { readonly ctgId: string; readonly invitationId: string }
type DueMail = InvitationKey & { readonly meetingId: string; readonly isCancellation: boolean }

/** Prints the convocation of a meeting. */
type MakePaper = (key: { readonly ctgId: string; readonly meetingId: string }) => Promise<Paper>

const batchSize = 100

/**
 * @param siteUrl public address of this instance, without a final slash
 * @param makePaper the convocation joined to each mail but a cancellation; printed once a meeting, whatever the number of guests
 */
export async function writeInvitationMails(
  db: Database,
  at: Date,
  siteUrl: string,
  makePaper?: MakePaper,
): Promise<void> {
  const papers = new Map<string, string | undefined>()
  const paperOf = async ({ ctgId, meetingId, isCancellation }: DueMail): Promise<readonly string[]> => {
    if (!makePaper || isCancellation) return []
    if (!papers.has(meetingId)) papers.set(meetingId, await keepPaper(db, () => makePaper({ ctgId, meetingId }), at))
    const paper = papers.get(meetingId)
    return paper === undefined ? [] : [paper]
  }
  let last: string | null = null
  for (;;) {
    const due: readonly DueMail[] = await listDue(db, last)
    for (const mail of due) {
      const documentIds = await paperOf(mail)
      await db.transaction().execute((tx) => writeMail(tx, mail, { at, siteUrl, documentIds }))
    }
    if (due.length < batchSize) return
    last = due.at(-1)?.invitationId ?? null
  }
}

/** A convocation leaves even when its paper cannot be printed: the words and the link say the same. */
async function keepPaper(db: Database, makePaper: () => Promise<Paper>, at: Date): Promise<string | undefined> {
  try {
    const { pdf, name } = await makePaper()
    return await keepMailDocument(db, { name, content: pdf }, at)
  } catch (error) {
    log.error({ err: error }, 'convocation not printed')
  }
}

type Sending = { readonly at: Date; readonly siteUrl: string; readonly documentIds: readonly string[] }

/** Each is seen once: what another process holds is left to it. No CTG is named: the job serves them all. */
async function listDue(db: Database, after: string | null): Promise<readonly DueMail[]> {
  const { rows } = await sql<DueMail>`
    select ctg_id as "ctgId", id as "invitationId", meeting_id as "meetingId",
      mail_due = 'cancellation' as "isCancellation"
    from meeting_invitation
    where mail_due is not null and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${batchSize}`.execute(db)
  return rows
}

export type Owed = MailedMeeting & {
  readonly meetingId: string
  readonly status: MeetingStatus
  readonly kind: InvitationMail
  readonly name: string
  readonly email: string
  readonly reply: InvitationReply | null
  readonly isWithdrawn: boolean
  readonly remindedAt: Date | null
  readonly organizerName: string
  readonly organizerEmail: string
  readonly seats: MailedGuest['seats']
}

/** What is owed to one person, locked until commit; undefined when another process has just written it. */
async function lockOwed(
  tx: Transaction,
  { ctgId, invitationId }: InvitationKey,
  hasPaper: boolean,
): Promise<Owed | undefined> {
  const { rows } = await sql<Omit<Owed, 'id' | 'organizer' | 'isCancelled' | 'hasPaper'>>`
    select meeting.id as "meetingId", meeting.title, meeting.starts_at as "startsAt", meeting.time_zone as "timeZone",
      meeting.place, meeting.status, meeting.invitation_sequence as sequence, meeting.duration_minutes as "plannedMinutes", body.name as "bodyName",
      ctg.name as "ctgName", invitation.mail_due as kind, invitation.name, invitation.email, invitation.reply,
      invitation.withdrawn_at is not null as "isWithdrawn", invitation.reminded_at as "remindedAt", organizer.name as "organizerName",
      organizer.email as "organizerEmail",
      coalesce((select json_agg(json_build_object('title', item.title, 'durationMinutes', item.duration_minutes)
          order by item.position)
        from agenda_item item where item.ctg_id = invitation.ctg_id and item.meeting_id = meeting.id), '[]') as agenda,
      coalesce((select json_agg(json_build_object('functionTitle', seat.function_title, 'holderName', seat.holder_name,
          'capacity', place.capacity) order by seat.position)
        from invitation_seat place join seat on seat.ctg_id = place.ctg_id and seat.id = place.seat_id
        where place.ctg_id = invitation.ctg_id and place.invitation_id = invitation.id), '[]') as seats
    from meeting_invitation invitation
    join meeting on meeting.ctg_id = invitation.ctg_id and meeting.id = invitation.meeting_id
    join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
    join ctg on ctg.id = invitation.ctg_id
    join person organizer on organizer.id = meeting.organizer_id
    where invitation.ctg_id = ${ctgId} and invitation.id = ${invitationId} and invitation.mail_due is not null
    for update of invitation skip locked`.execute(tx)
  const [row] = rows
  return (
    row && {
      ...row,
      hasPaper,
      id: row.meetingId,
      isCancelled: row.status === 'cancelled' || row.isWithdrawn,
      organizer: { name: row.organizerName, email: row.organizerEmail },
    }
  )
}

/** A convocation that comes after the meeting, or to who is no longer awaited, says nothing true; nor a reminder to who answered. */
export const isStillTrue = (
  { kind, status, startsAt, isWithdrawn, reply }: Pick<Owed, 'kind' | 'status' | 'startsAt' | 'isWithdrawn' | 'reply'>,
  at: Date,
): boolean =>
  startsAt > at &&
  (kind === 'cancellation' || (status === 'convened' && !isWithdrawn)) &&
  (kind !== 'reminder' || reply === null)

async function writeMail(tx: Transaction, key: InvitationKey, sending: Sending): Promise<void> {
  const { at } = sending
  const owed = await lockOwed(tx, key, sending.documentIds.length > 0)
  if (!owed) return
  const mailId = isStillTrue(owed, at) ? await send(tx, key, owed, sending) : undefined
  await rowOf(tx, 'meeting_invitation', { ctgId: key.ctgId, id: key.invitationId }).update({
    mail_due: null,
    ...(mailId !== undefined && { mailed_at: at, mail_id: mailId }),
  })
}

const textOf = (owed: Owed, link: string) => {
  if (owed.kind === 'convocation') return convocationMail(owed, owed, link)
  if (owed.kind === 'reminder') return reminderMail(owed, owed, link)
  return owed.kind === 'update' ? updateMail(owed, owed, link, owed.reply !== null) : cancellationMail(owed, owed)
}

/** A reminder says nothing new about the meeting: its request instant distinguishes it from the previous one. */
const occasionOf = ({ kind, sequence, remindedAt }: Owed): string =>
  kind === 'reminder' ? `${kind}:${sequence}:${remindedAt?.getTime()}` : `${kind}:${sequence}`

async function send(tx: Transaction, key: InvitationKey, owed: Owed, { at, siteUrl, documentIds }: Sending) {
  const { kind, name, email, reply } = owed
  const link = kind === 'cancellation' ? '' : siteUrl + invitationPath(await makeInvitationLink(tx, key, at))
  const method = kind === 'cancellation' ? 'CANCEL' : 'REQUEST'
  const event = eventOf(owed, {
    organizer: owed.organizer,
    attendee: { name, email, participation: reply ? participationOf[reply] : 'NEEDS-ACTION' },
    url: link,
    words: link && t.toAnswer(link),
  })
  return sendMail(
    { tx, at, newId: randomUUID },
    {
      onceKey: `invitation:${key.invitationId}:${occasionOf(owed)}:${email}`,
      documentIds,
      ctgId: key.ctgId,
      toAddress: email,
      toName: name,
      ...textOf(owed, link),
      keptBodyText: textOf(owed, t.hiddenLink).bodyText,
      calendar: { method, content: writeCalendar({ method, events: [event], at }) },
      replyTo: owed.organizer.email,
    },
  )
}

/** One more link of this invitation: those of earlier mails go on answering. @returns its token, written in one mail only */
async function makeInvitationLink(tx: Transaction, { ctgId, invitationId }: InvitationKey, at: Date): Promise<string> {
  const token = makeLinkToken()
  await rowOf(tx, 'invitation_link', { ctgId, id: randomUUID() }).insert({
    invitation_id: invitationId,
    token_hash: hashLinkToken(token),
    created_at: at,
  })
  return token
}
