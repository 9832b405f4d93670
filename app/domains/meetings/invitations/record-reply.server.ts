/** Records what someone called to a meeting answers, then calls or takes back whoever that changes. Rules: docs/rules/governance.md §11.3, §11.4. */
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { type MeetingStatus, meetingDay } from '../meetings.ts'
import { type InvitationReply, refusalToReply } from './invitations.ts'
import { noReply, reconcileInvitations } from './invite.server.ts'

export type GivenReply = {
  readonly ctgId: string
  readonly invitationId: string
  readonly reply: InvitationReply
  readonly representativeName: string
  readonly representativeEmail: string
  readonly comment: string
  /** The member who notes it for the person; empty when it is the person's own. */
  readonly notedBy: string
}

type LockedInvitation = {
  readonly meetingId: string
  readonly bodyId: string
  readonly status: MeetingStatus
  readonly startsAt: Date
  readonly timeZone: string
  readonly themeId: string | null
  readonly personId: string | null
  readonly name: string
  readonly isWithdrawn: boolean
  readonly allowsRepresentative: boolean
}

/** The invitation and its meeting, locked against another reply and the opening of the session. @throws DomainError not-found */
export async function lockInvitation(
  { tx }: AuthoredWork,
  { ctgId, invitationId }: { readonly ctgId: string; readonly invitationId: string },
): Promise<LockedInvitation & { readonly ctgId: string }> {
  const { rows } = await sql<LockedInvitation>`
    select meeting.id as "meetingId", meeting.body_id as "bodyId", meeting.status, meeting.starts_at as "startsAt",
      meeting.time_zone as "timeZone", body.theme_id as "themeId", invitation.person_id as "personId", invitation.name,
      invitation.withdrawn_at is not null as "isWithdrawn",
      exists (select from invitation_seat place join seat on seat.ctg_id = place.ctg_id and seat.id = place.seat_id
        where place.ctg_id = invitation.ctg_id and place.invitation_id = invitation.id
          and place.capacity = 'holder' and seat.allows_representative) as "allowsRepresentative"
    from meeting_invitation invitation
    join meeting on meeting.ctg_id = invitation.ctg_id and meeting.id = invitation.meeting_id
    join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
    where invitation.ctg_id = ${ctgId} and invitation.id = ${invitationId}
    for update of meeting, invitation`.execute(tx)
  return { ctgId, ...found(rows[0], 'governance.invitation-not-found') }
}

/** @throws DomainError conflict (the codes of `refusalToReply`) | invalid when nobody is named to represent */
export async function recordReply(work: AuthoredWork, invitation: LockedInvitation, answer: GivenReply): Promise<void> {
  const { ctgId, invitationId, reply, notedBy, comment } = answer
  refuse('governance', refusalToReply(invitation, reply))
  const isRepresented = reply === 'represented'
  if (isRepresented && answer.representativeName === '')
    throw new DomainError('invalid', 'governance.representative-missing', {
      representativeName: inputLabels.replacement,
    })
  const { meetingId, bodyId } = invitation
  await rowOf(work.tx, 'meeting_invitation', { ctgId, id: invitationId }).update({
    ...noReply,
    reply,
    ...(isRepresented && {
      representative_name: answer.representativeName,
      representative_email: answer.representativeEmail,
    }),
    comment,
    replied_at: work.at,
    noted_by: notedBy,
  })
  await reconcileInvitations(work, { ctgId, meetingId, bodyId, day: meetingDay(invitation) })
  await recordAct(
    work,
    notedBy === '' ? 'meeting.replied' : 'meeting.reply-noted',
    { ctgId, id: meetingId },
    { name: invitation.name, reply, representativeName: isRepresented ? answer.representativeName : '' },
  )
}
