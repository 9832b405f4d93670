/** What was set aside waits again, at once. Rule: docs/rules/governance.md §8.6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'

export const putBackBacklogItem = command({
  name: 'governance.put-back-backlog-item',
  permission: meetingPermissions.holdMeeting,
  input: { ctgId: id(), meetingId: id(), setAsideId: id() },
  about: lockMeeting,
  async run(work, { setAsideId, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const { ctgId, meetingId } = key
    const putBack = await work.tx
      .updateTable('backlog_set_aside')
      .set({ taken_back_at: work.at })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', setAsideId)
      .where('body_id', '=', meeting.bodyId)
      .where('taken_back_at', 'is', null)
      .returning('title')
      .executeTakeFirst()
    const { title } = found(putBack, 'governance.set-aside-not-found')
    await recordAct(work, 'meeting.backlog-item-put-back', { ctgId, id: meetingId }, { title })
    return { setAsideId }
  },
})
