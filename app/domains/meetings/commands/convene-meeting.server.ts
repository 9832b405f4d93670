/** Convenes a meeting: those who sit are called, by mail when their address is known. Rules: docs/rules/governance.md §3.2, §11. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { reconcileInvitations } from '../invitations/invite.server.ts'
import { meetingDay, refusalToConvene } from '../meetings.ts'
import { meetingPermissions } from '../permissions.ts'
import { lockMeeting } from '../store.server.ts'

export const conveneMeeting = command({
  name: 'governance.convene-meeting',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id() },
  about: lockMeeting,
  async run(work, { ctgId, meetingId }, meeting) {
    refuse('governance', refusalToConvene(meeting, work.at))
    await rowOf(work.tx, 'meeting', { ctgId, id: meetingId }).update({
      status: 'convened',
      convened_at: work.at,
      organizer_id: work.actor.personId,
    })
    const day = meetingDay(meeting)
    const mailed = await reconcileInvitations(work, { ctgId, meetingId, bodyId: meeting.bodyId, day })
    await recordAct(work, 'meeting.convened', { ctgId, id: meetingId }, { mailed })
    return { meetingId, mailed }
  },
})
