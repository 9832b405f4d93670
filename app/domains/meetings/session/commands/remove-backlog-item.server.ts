/** Drops a point put aside by hand: it no longer awaits an agenda. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'

export const removeBacklogItem = command({
  name: 'governance.remove-backlog-item',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), backlogItemId: id() },
  about: lockMeeting,
  async run(work, { backlogItemId, ...key }, { bodyId }) {
    const { ctgId } = key
    const removed = await work.tx
      .updateTable('backlog_item')
      .set({ removed_at: work.at })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', backlogItemId)
      .where('removed_at', 'is', null)
      .where((eb) => eb.or([eb('body_id', 'is', null), eb('body_id', '=', bodyId)]))
      .returning('title')
      .executeTakeFirst()
    const { title } = found(removed, 'governance.backlog-item-not-found')
    await recordAct(work, 'body.backlog-item-removed', { ctgId, id: bodyId }, { title })
    return { backlogItemId }
  },
})
