/** Says a task done, or not done after all, for who holds the meeting or who has the task; after the closing too: the record keeps what was asked, not its end. Rule: docs/rules/governance.md §9.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { dayIn } from '#app/kernel/calendar.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { checkbox, id } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { takeBackTask } from '../../tell.server.ts'
import { listOwnTasks } from '../own-tasks.server.ts'

export const markTask = command({
  name: 'governance.mark-task',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), outcomeId: id(), isDone: checkbox() },
  about: async (work, input) => ({
    ...(await lockMeeting(work, input)),
    isOwn: (await listOwnTasks(work.tx, input, work.actor)).includes(input.outcomeId),
  }),
  may: (actor, task) => task.isOwn || allows(meetingPermissions.holdMeeting, actor, task),
  async run(work, { outcomeId, isDone, ...key }, meeting) {
    refuse('governance', meeting.status === 'cancelled' ? 'meeting-cancelled' : undefined)
    const { ctgId, meetingId } = key
    const marked = await work.tx
      .updateTable('agenda_outcome')
      .from('agenda_item')
      .set(
        isDone
          ? { done_on: dayIn(meeting.timeZone, work.at), done_by: work.actor.name }
          : { done_on: null, done_by: null },
      )
      .whereRef('agenda_item.ctg_id', '=', 'agenda_outcome.ctg_id')
      .whereRef('agenda_item.id', '=', 'agenda_outcome.agenda_item_id')
      .where('agenda_outcome.ctg_id', '=', ctgId)
      .where('agenda_outcome.id', '=', outcomeId)
      .where('agenda_outcome.kind', '=', 'task')
      .where('agenda_item.meeting_id', '=', meetingId)
      .returning(['agenda_outcome.text', 'agenda_outcome.version', 'agenda_outcome.agenda_item_id as agendaItemId'])
      .executeTakeFirst()
    const { text, version, agendaItemId } = found(marked, 'governance.outcome-not-found')
    await recordAct(work, isDone ? 'meeting.task-done' : 'meeting.task-reopened', { ctgId, id: meetingId }, { text })
    if (isDone) await takeBackTask(work, { ctgId, meetingId, outcomeId, version })
    return { outcomeId, agendaItemId }
  },
})
