/** A convocation that waits is looked at again before it leaves. Rules: docs/rules/governance.md §11.8. */
import { sql } from 'kysely'
import type { Transaction } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { IsStillOwed } from '#app/kernel/waiting-mail.server.ts'
import { type MeetingMoment, meetingDay } from '../meetings.ts'
import { guestKey, mailKinds } from './invitations.ts'
import { guestsToCall } from './invite.server.ts'
import { isStillTrue, type Owed } from './write-mails.server.ts'

type Invited = Pick<Owed, 'name' | 'email' | 'reply' | 'isWithdrawn' | 'meetingId'> &
  MeetingMoment & { readonly bodyId: string; readonly isWrittenToElse: boolean }

/** Not to who sits no more, answers by now, or is called at another address; nor the end of what she was never told. */
export const isInvitationOwed: IsStillOwed = async (tx, { id, ctgId, subjectId, detail, toAddress }, at) => {
  const { rows } = await sql<Invited>`
    select invitation.name, invitation.email, invitation.reply, invitation.withdrawn_at is not null as "isWithdrawn",
      meeting.id as "meetingId", meeting.status, meeting.starts_at as "startsAt", meeting.time_zone as "timeZone",
      meeting.body_id as "bodyId", exists (select from outgoing_mail other where other.to_address = ${toAddress}
        and other.once_key like ${`invitation:${subjectId}:%`} and other.id <> ${id}) as "isWrittenToElse"
    from meeting_invitation invitation
    join meeting on meeting.ctg_id = invitation.ctg_id and meeting.id = invitation.meeting_id
    where invitation.ctg_id = ${ctgId} and invitation.id = ${subjectId}`.execute(tx)
  const [invited] = rows
  const kind = mailKinds.find((one) => detail.startsWith(one))
  if (!invited || !kind || ctgId === null) return false
  const isTrue = isStillTrue({ ...invited, kind }, at) && invited.email === toAddress
  if (isTrue && (kind === 'cancellation' ? invited.isWrittenToElse : await isCalled(tx, { ...invited, ctgId })))
    return true
  // Who never got it is told of no change and of no cancellation.
  if (!invited.isWrittenToElse)
    await rowsOf(tx, 'meeting_invitation', { ctg_id: ctgId, id: subjectId, mail_id: id }).update({ mailed_at: null })
  return false
}

const isCalled = async (tx: Transaction, invited: Invited & { readonly ctgId: string }): Promise<boolean> => {
  const rows = await rowsOf(tx, 'meeting_invitation', {
    ctg_id: invited.ctgId,
    meeting_id: invited.meetingId,
    withdrawn_at: null,
  }).list([...['name', 'email', 'reply', 'representative_name', 'representative_email']] as const)
  const guests = await guestsToCall(tx, { ...invited, day: meetingDay(invited) }, rows)
  return guests.some((guest) => guestKey(guest) === guestKey(invited))
}
