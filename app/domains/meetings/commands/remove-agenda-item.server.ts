/** Takes a point off the agenda. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToEdit } from '../meetings.ts'
import { meetingPermissions } from '../permissions.ts'
import { lockMeeting } from '../store.server.ts'

export const removeAgendaItem = command({
  name: 'governance.remove-agenda-item',
  permission: meetingPermissions.holdMeeting,
  input: z.object({ ctgId: id(), meetingId: id(), agendaItemId: id() }),
  about: lockMeeting,
  async run(work, { ctgId, meetingId, agendaItemId }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const removed = await work.tx
      .deleteFrom('agenda_item')
      .where('ctg_id', '=', ctgId)
      .where('meeting_id', '=', meetingId)
      .where('id', '=', agendaItemId)
      .returning('title')
      .executeTakeFirst()
    const { title } = found(removed, 'governance.agenda-item-not-found')
    await recordAct(work, 'meeting.agenda-item-removed', { ctgId, id: meetingId }, { title })
    return { agendaItemId }
  },
})
