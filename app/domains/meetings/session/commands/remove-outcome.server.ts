/** Takes back an information or a task noted by mistake, until the meeting is closed; a decision stays in the register. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { takeBackTask } from '../../tell.server.ts'

export const removeOutcome = command({
  name: 'governance.remove-outcome',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), outcomeId: id() },
  about: lockMeeting,
  async run(work, { outcomeId, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const { ctgId, meetingId } = key
    const removed = await work.tx
      .deleteFrom('agenda_outcome')
      .using('agenda_item')
      .whereRef('agenda_item.ctg_id', '=', 'agenda_outcome.ctg_id')
      .whereRef('agenda_item.id', '=', 'agenda_outcome.agenda_item_id')
      .where('agenda_outcome.ctg_id', '=', ctgId)
      .where('agenda_outcome.id', '=', outcomeId)
      .where('agenda_outcome.kind', '!=', 'decision')
      .where('agenda_item.meeting_id', '=', meetingId)
      .returning(['agenda_outcome.text', 'agenda_outcome.version', 'agenda_outcome.agenda_item_id as agendaItemId'])
      .executeTakeFirst()
    const { text, version, agendaItemId } = found(removed, 'governance.outcome-not-found')
    await recordAct(work, 'meeting.outcome-removed', { ctgId, id: meetingId }, { text })
    await takeBackTask(work, { ctgId, meetingId, outcomeId, version })
    return { outcomeId, agendaItemId }
  },
})
