/** Joins a document to a point of the agenda. Rule: docs/rules/governance.md §8.3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { keptFile } from '#app/domains/documents/kept-file.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../../input-labels.fr.ts'
import { refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { getLockedItem } from '../lock.server.ts'

export const attachAgendaFile = command({
  name: 'governance.attach-agenda-file',
  permission: meetingPermissions.holdMeeting,
  input: {
    meetingId: id(),
    agendaItemId: id(),
    file: keptFile(inputLabels.agendaFile),
  },
  about: lockMeeting,
  async run(work, { file, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    await getLockedItem(work, key)
    const { ctgId, meetingId, agendaItemId } = key
    const fileId = await addStoredFile(work, ctgId, file)
    await addRows(work.tx, 'agenda_file', { ctg_id: ctgId, agenda_item_id: agendaItemId, file_id: fileId })
    await recordAct(work, 'meeting.agenda-file-attached', { ctgId, id: meetingId }, { name: file.name })
    return { fileId }
  },
})
