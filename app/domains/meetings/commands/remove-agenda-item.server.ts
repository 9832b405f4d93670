/** Takes a point off the agenda; those called are told when one asks it. Rules: docs/rules/governance.md §8.7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { checkbox, id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { tellEventChanged } from '../invitations/invite.server.ts'
import { refusalToEdit } from '../meetings.ts'
import { meetingPermissions } from '../permissions.ts'
import { lockMeeting } from '../store.server.ts'

export const removeAgendaItem = command({
  name: 'governance.remove-agenda-item',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), agendaItemId: id(), isTold: checkbox() },
  about: lockMeeting,
  async run(work, { ctgId, meetingId, agendaItemId, isTold }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const removed = await rowsOf(work.tx, 'agenda_item', {
      ctg_id: ctgId,
      meeting_id: meetingId,
      id: agendaItemId,
    }).take(['title'])
    const { title } = found(removed, 'governance.agenda-item-not-found')
    if (isTold) await tellEventChanged(work, meeting, ctgId)
    await recordAct(work, 'meeting.agenda-item-removed', { ctgId, id: meetingId }, { title })
    return { agendaItemId }
  },
})
