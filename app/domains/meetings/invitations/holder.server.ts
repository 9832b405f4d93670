/** From the token in an address to the convocation it opens: the only reading that starts without a CTG. Rules: docs/rules/governance.md §11.7. */
import type { Reader } from '#app/kernel/database.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { isLinkExpired } from './invitations.ts'

/** @returns undefined for a token that was never made, or long after the meeting */
export async function findInvitation(db: Reader, token: string, at: Date) {
  const link = await rowsOf(db, 'invitation_link', { token_hash: hashLinkToken(token) }).find([
    'ctg_id as ctgId',
    'invitation_id as invitationId',
  ])
  if (!link) return undefined
  const { ctgId, invitationId } = link
  const row = await db
    .selectFrom('meeting_invitation as invitation')
    .innerJoin('ctg', 'ctg.id', 'invitation.ctg_id')
    .innerJoin('meeting', sameCtg('meeting.id', 'invitation.meeting_id'))
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .leftJoin('person as organizer', 'organizer.id', 'meeting.organizer_id')
    .select([
      'invitation.name',
      'invitation.email',
      'ctg.name as ctgName',
      'ctg.archived_at as archivedAt',
      'organizer.name as organizerName',
      'organizer.email as organizerEmail',
      'meeting.id as meetingId',
      'meeting.title',
      'meeting.starts_at as startsAt',
      'meeting.time_zone as timeZone',
      'meeting.place',
      'meeting.status',
      'meeting.invitation_sequence as sequence',
      'meeting.duration_minutes as plannedMinutes',
      'body.name as bodyName',
      'body.id as bodyId',
    ])
    .where('invitation.ctg_id', '=', ctgId)
    .where('invitation.id', '=', invitationId)
    .executeTakeFirst()
  if (!row || isLinkExpired(row.startsAt, at)) return undefined
  const { name, email, ctgName, archivedAt, organizerName, organizerEmail, meetingId, ...meeting } = row
  return {
    ctgId,
    invitationId,
    name,
    email,
    ctgName,
    isArchived: archivedAt !== null,
    contact: organizerName !== null && organizerEmail !== null ? { name: organizerName, email: organizerEmail } : null,
    meeting: { id: meetingId, ...meeting },
  }
}

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>
