/** Writes again, by hand, to whoever was called and has not answered. Rules: docs/rules/governance.md §11.12. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { refusalToRemind, silentGuests } from '../invitations.ts'
import { askForMails } from '../invite.server.ts'
import { listInvitations } from '../queries.server.ts'

export const remindSilent = command({
  name: 'governance.remind-silent',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id() },
  about: lockMeeting,
  async run(work, key, meeting) {
    const { ctgId, meetingId } = key
    const { reachable } = silentGuests(await listInvitations(work.tx, key), meeting.timeZone, work.at)
    refuse('governance', refusalToRemind(meeting, reachable.length, work.at))
    await work.tx
      .updateTable('meeting_invitation')
      .set({ mail_due: 'reminder', reminded_at: work.at })
      .where('ctg_id', '=', ctgId)
      .where('meeting_id', '=', meetingId)
      .where(
        'id',
        'in',
        reachable.map(({ id: invitationId }) => invitationId),
      )
      // Answered while this was asked: nothing is due.
      .where('reply', 'is', null)
      .execute()
    await askForMails(work, key)
    await recordAct(
      work,
      'meeting.silent-reminded',
      { ctgId, id: meetingId },
      { names: reachable.map(({ name }) => name) },
    )
    return { meetingId, reminded: reachable.length }
  },
})
