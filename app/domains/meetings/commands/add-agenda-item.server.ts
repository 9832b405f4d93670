/** Adds a point at the end of the agenda. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, line, optionalInteger, optionalText } from '#app/kernel/fields.ts'
import { nextPosition, rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { demandFields } from '../inputs.ts'
import { refusalToEdit } from '../meetings.ts'
import { meetingPermissions } from '../permissions.ts'
import { lockMeeting } from '../store.server.ts'

export const addAgendaItem = command({
  name: 'governance.add-agenda-item',
  permission: meetingPermissions.holdMeeting,
  input: {
    meetingId: id(),
    title: line(inputLabels.agendaItem, 300),
    presenter: optionalText(200),
    durationMinutes: optionalInteger({ min: 1, max: 600 }),
    ...demandFields(),
  },
  about: lockMeeting,
  async run(work, { ctgId, meetingId, title, presenter, durationMinutes, ...demand }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const agendaItemId = work.newId()
    const position = await nextPosition(work.tx, 'agenda_item', { ctg_id: ctgId, meeting_id: meetingId })
    await rowOf(work.tx, 'agenda_item', { ctgId, id: agendaItemId }).insert({
      meeting_id: meetingId,
      title,
      presenter,
      duration_minutes: durationMinutes,
      ...demand,
      position,
    })
    await recordAct(work, 'meeting.agenda-item-added', { ctgId, id: meetingId }, { title })
    return { agendaItemId }
  },
})
