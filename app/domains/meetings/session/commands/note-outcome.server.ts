/** Notes what came out of a point: an information, or a task with who does it and by when. Rule: docs/rules/governance.md §9.3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { choice, id, line, optionalDay, optionalText } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../../input-labels.fr.ts'
import { meetingRefusals } from '../../labels.fr.ts'
import { meetingDay, refusalToDecide } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting, requireDueAfter } from '../../store.server.ts'
import { tellTask } from '../../tell.server.ts'
import { getLockedItem } from '../lock.server.ts'
import { notedKinds } from '../session.ts'

export const noteOutcome = command({
  name: 'governance.note-outcome',
  permission: meetingPermissions.holdMeeting,
  input: {
    meetingId: id(),
    agendaItemId: id(),
    kind: choice(notedKinds),
    text: line(inputLabels.outcome, 2000),
    responsible: optionalText(200),
    dueOn: optionalDay(),
  },
  about: lockMeeting,
  async run(work, { kind, text, responsible, dueOn, ...key }, meeting) {
    refuse('governance', refusalToDecide(meeting, work.at))
    const item = await getLockedItem(work, key)
    const code = 'governance.task-without-responsible'
    if (kind === 'task' && responsible === '')
      throw new DomainError('invalid', code, { responsible: meetingRefusals[code] ?? '' })
    if (kind === 'task') requireDueAfter(dueOn, meetingDay(meeting))
    const { ctgId, meetingId, agendaItemId } = key
    const outcomeId = work.newId()
    const task = kind === 'task' ? { responsible, due_on: dueOn } : {}
    await rowOf(work.tx, 'agenda_outcome', { ctgId, id: outcomeId }).insert({
      agenda_item_id: agendaItemId,
      kind,
      text,
      ...task,
      written_by: work.actor.name,
      created_at: work.at,
    })
    await recordAct(
      work,
      kind === 'task' ? 'meeting.task-noted' : 'meeting.information-noted',
      { ctgId, id: meetingId },
      { title: item.title, text },
    )
    if (kind === 'task')
      await tellTask(work, { ctgId, meetingId, outcomeId, version: 1, responsible, dueOn, quote: text })
    return { outcomeId, agendaItemId }
  },
})
