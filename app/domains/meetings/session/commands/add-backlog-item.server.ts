/** Puts a point aside, by hand, for a coming agenda of a body. Rule: docs/rules/governance.md §8.1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id, line } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../../input-labels.fr.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'

export const addBacklogItem = command({
  name: 'governance.add-backlog-item',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), title: line(inputLabels.backlogItem, 300) },
  about: lockMeeting,
  async run(work, { title, ...key }, { bodyId }) {
    const { ctgId } = key
    const backlogItemId = work.newId()
    await rowOf(work.tx, 'backlog_item', { ctgId, id: backlogItemId }).insert({
      body_id: bodyId,
      title,
      added_by: work.actor.name,
      added_at: work.at,
    })
    await recordAct(work, 'body.backlog-item-added', { ctgId, id: bodyId }, { title })
    return { backlogItemId }
  },
})
