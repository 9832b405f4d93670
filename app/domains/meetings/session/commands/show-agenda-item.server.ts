/** Goes to a point: it is the one under way, shown on the screen of the room, its time counted from now. Rule: docs/rules/governance.md §9.1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { getLockedItem } from '../lock.server.ts'

export const showAgendaItem = command({
  name: 'governance.show-agenda-item',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), agendaItemId: id() },
  about: lockMeeting,
  async run(work, key, { status }) {
    refuse(
      'governance',
      status === 'in-session' ? undefined : status === 'closed' ? 'meeting-closed' : 'meeting-not-open',
    )
    const { title } = await getLockedItem(work, key)
    const { ctgId, meetingId, agendaItemId } = key
    await rowOf(work.tx, 'meeting', { ctgId, id: meetingId }).update({
      current_item_id: agendaItemId,
      current_item_since: work.at,
    })
    await recordAct(work, 'meeting.item-begun', { ctgId, id: meetingId }, { title })
    return { agendaItemId }
  },
})
