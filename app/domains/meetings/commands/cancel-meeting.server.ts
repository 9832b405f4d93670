/** Cancels a meeting that was not held; those who had been convened by mail are told. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { tellMeetingCancelled } from '../invitations/invite.server.ts'
import { refusalToCancel } from '../meetings.ts'
import { meetingPermissions } from '../permissions.ts'
import { lockMeeting } from '../store.server.ts'

export const cancelMeeting = command({
  name: 'governance.cancel-meeting',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id() },
  about: lockMeeting,
  async run(work, { ctgId, meetingId }, meeting) {
    refuse('governance', refusalToCancel(meeting))
    await rowOf(work.tx, 'meeting', { ctgId, id: meetingId }).update({ status: 'cancelled' })
    const mailed = meeting.status === 'convened' ? await tellMeetingCancelled(work, { ctgId, meetingId }) : 0
    await recordAct(work, 'meeting.cancelled', { ctgId, id: meetingId }, { mailed })
    return { meetingId, mailed }
  },
})
