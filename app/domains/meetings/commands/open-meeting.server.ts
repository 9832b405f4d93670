/** Opens the session, on its day or after. Rule: docs/rules/governance.md §3.2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToOpen } from '../meetings.ts'
import { meetingPermissions } from '../permissions.ts'
import { lockMeeting } from '../store.server.ts'

export const openMeeting = command({
  name: 'governance.open-meeting',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id() },
  about: lockMeeting,
  async run(work, { ctgId, meetingId }, meeting) {
    refuse('governance', refusalToOpen(meeting, work.at))
    await rowOf(work.tx, 'meeting', { ctgId, id: meetingId }).update({ status: 'in-session' })
    await recordAct(work, 'meeting.opened', { ctgId, id: meetingId })
    return { meetingId }
  },
})
