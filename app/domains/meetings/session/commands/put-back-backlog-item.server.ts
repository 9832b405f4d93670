/** What was set aside waits again, at once. Rule: docs/rules/governance.md §8.6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'

export const putBackBacklogItem = command({
  name: 'governance.put-back-backlog-item',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), setAsideId: id() },
  about: lockMeeting,
  async run(work, { setAsideId, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const { ctgId, meetingId } = key
    const putBack = await rowsOf(work.tx, 'backlog_set_aside', {
      ctg_id: ctgId,
      id: setAsideId,
      body_id: meeting.bodyId,
      taken_back_at: null,
    }).change({ taken_back_at: work.at }, ['title'])
    const { title } = found(putBack, 'governance.set-aside-not-found')
    await recordAct(work, 'meeting.backlog-item-put-back', { ctgId, id: meetingId }, { title })
    return { setAsideId }
  },
})
