/** Says how long the meeting is planned to last, against which the points are summed; calendars are told. Rules: docs/rules/governance.md §8.4, §11.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, optionalInteger } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { tellEventChanged } from '../../invitations/invite.server.ts'
import { refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'

export const setMeetingDuration = command({
  name: 'governance.set-meeting-duration',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), plannedMinutes: optionalInteger({ min: 5, max: 1440 }) },
  about: lockMeeting,
  async run(work, { plannedMinutes, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const { ctgId, meetingId } = key
    const { numUpdatedRows } = await work.tx
      .updateTable('meeting')
      .set({ duration_minutes: plannedMinutes })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', meetingId)
      .where('duration_minutes', 'is distinct from', plannedMinutes)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await tellEventChanged(work, meeting, ctgId)
    await recordAct(work, 'meeting.duration-set', { ctgId, id: meetingId }, { plannedMinutes })
    return { meetingId }
  },
})
