/** Corrects an information or a task until the meeting is closed; a decision is corrected in the register. Rule: docs/rules/governance.md §9.3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { id, line, optionalDay, optionalText, version } from '#app/kernel/fields.ts'
import { rowOf, sameCtg } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../../input-labels.fr.ts'
import { meetingRefusals } from '../../labels.fr.ts'
import { meetingDay, refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting, requireDueAfter } from '../../store.server.ts'
import { takeBackTask, tellTask } from '../../tell.server.ts'

export const updateOutcome = command({
  name: 'governance.update-outcome',
  permission: meetingPermissions.holdMeeting,
  input: {
    meetingId: id(),
    outcomeId: id(),
    version: version(),
    text: line(inputLabels.outcome, 2000),
    /** Of a task; an information is nobody's. */
    responsible: optionalText(200),
    dueOn: optionalDay(),
  },
  about: lockMeeting,
  async run(work, { outcomeId, version: opened, text, responsible, dueOn, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const { ctgId, meetingId } = key
    const outcome = await getOutcome(work, { ...key, outcomeId })
    const isTask = outcome.kind === 'task'
    const after = isTask ? { text, responsible, dueOn } : { text, responsible: '', dueOn: null }
    const { kind, agendaItemId, version: current, isDone, ...before } = outcome
    if (current !== opened) throw changedMeanwhile('governance', before, after)
    const code = 'governance.task-without-responsible'
    if (isTask && responsible === '')
      throw new DomainError('invalid', code, { responsible: meetingRefusals[code] ?? '' })
    requireDueAfter(after.dueOn, meetingDay(meeting), before.dueOn)
    await rowOf(work.tx, 'agenda_outcome', { ctgId, id: outcomeId }).update({
      text,
      responsible: after.responsible,
      due_on: after.dueOn,
      version: opened + 1,
    })
    await recordAct(work, 'meeting.outcome-updated', { ctgId, id: meetingId }, { before, after })
    if (isTask && !isDone) {
      await takeBackTask(work, { ctgId, meetingId, outcomeId, version: opened })
      await tellTask(work, { ctgId, meetingId, outcomeId, version: opened + 1, responsible, dueOn, quote: text })
    }
    return { outcomeId, agendaItemId }
  },
})

type OutcomeKey = { readonly ctgId: string; readonly meetingId: string; readonly outcomeId: string }

/** An information or a task of this meeting, whose lock is held. @throws DomainError not-found */
async function getOutcome({ tx }: Work, { ctgId, meetingId, outcomeId }: OutcomeKey) {
  const row = await tx
    .selectFrom('agenda_outcome as outcome')
    .innerJoin('agenda_item as item', sameCtg('item.id', 'outcome.agenda_item_id'))
    .select(['outcome.kind', 'outcome.version', 'outcome.text', 'outcome.responsible', 'outcome.due_on as dueOn'])
    .select('item.id as agendaItemId')
    .select((eb) => eb('outcome.done_on', 'is not', null).as('isDone'))
    .where('outcome.ctg_id', '=', ctgId)
    .where('outcome.id', '=', outcomeId)
    .where('outcome.kind', '!=', 'decision')
    .where('item.meeting_id', '=', meetingId)
    .executeTakeFirst()
  return found(row, 'governance.outcome-not-found')
}
