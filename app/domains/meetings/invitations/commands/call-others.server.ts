/** Calls to a meeting already convened whoever sits since, or has an address since. Rules: docs/rules/governance.md §11.2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { meetingDay } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { reconcileInvitations } from '../invite.server.ts'

export const callOthers = command({
  name: 'governance.call-others',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id() },
  about: lockMeeting,
  async run(work, { ctgId, meetingId }, meeting) {
    refuse('governance', meeting.status === 'convened' ? undefined : 'not-convened')
    const { bodyId } = meeting
    const mailed = await reconcileInvitations(work, { ctgId, meetingId, bodyId, day: meetingDay(meeting) })
    await recordAct(work, 'meeting.others-called', { ctgId, id: meetingId }, { mailed })
    return { meetingId, mailed }
  },
})
