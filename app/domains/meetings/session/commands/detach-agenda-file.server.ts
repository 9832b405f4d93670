/** Takes a document off a point of the agenda; its bytes stay, the journal too. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { getLockedItem } from '../lock.server.ts'

export const detachAgendaFile = command({
  name: 'governance.detach-agenda-file',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), agendaItemId: id(), fileId: id() },
  about: lockMeeting,
  async run(work, { fileId, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const { title } = await getLockedItem(work, key)
    const { ctgId, meetingId, agendaItemId } = key
    const removed = await rowsOf(work.tx, 'agenda_file', {
      ctg_id: ctgId,
      agenda_item_id: agendaItemId,
      file_id: fileId,
    }).take(['file_id'])
    found(removed, 'documents.file-not-found')
    await recordAct(work, 'meeting.agenda-file-detached', { ctgId, id: meetingId }, { title })
    return { fileId }
  },
})
