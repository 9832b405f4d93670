/** Records a gap, its cause and what is done about it, on an action, an objective or the whole plan. Rules: docs/rules/followup.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { tieDecision } from '#app/domains/meetings/steps.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { day, line, optionalId, optionalText } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { followupRefusals } from '../labels.fr.ts'
import { followupPermissions } from '../permissions.ts'
import { invalidAt } from '../record-report.server.ts'
import { findSubjectTheme } from '../store.server.ts'

export const openCorrectiveAction = command({
  name: 'followup.open-corrective-action',
  permission: followupPermissions.openCorrectiveAction,
  input: {
    actionId: optionalId(),
    objectiveId: optionalId(),
    decisionId: optionalId(),
    gap: line(inputLabels.gap, 2000),
    cause: optionalText(2000),
    measure: line(inputLabels.correctiveAnswer, 2000),
    responsible: line(inputLabels.correctiveHolder, 200),
    dueOn: day(inputLabels.correctiveDueOn),
  },
  async about(work, { ctgId, actionId, objectiveId }) {
    if (actionId !== null && objectiveId !== null)
      throw new DomainError('invalid', 'followup.one-subject', {
        objectiveId: followupRefusals['followup.one-subject'] ?? '',
      })
    return { ctgId, themeId: await findSubjectTheme(work, ctgId, { actionId, objectiveId }) }
  },
  async run(work, { ctgId, actionId, objectiveId, decisionId, dueOn, ...words }) {
    // Without a decision, one may be written down long after it was begun: its page says that it is late.
    if (decisionId !== null && dueOn < (await findDecisionDay(work, ctgId, decisionId)))
      throw invalidAt('dueOn', 'followup.due-before-decision')
    const correctiveActionId = work.newId()
    await rowOf(work.tx, 'corrective_action', { ctgId, id: correctiveActionId }).insert({
      action_id: actionId,
      objective_id: objectiveId,
      decision_id: decisionId,
      ...words,
      due_on: dueOn,
      state: 'open',
      created_at: work.at,
    })
    if (decisionId)
      await tieDecision(work, { ctgId, decisionId }, { type: 'corrective-action', id: correctiveActionId })
    await recordAct(
      work,
      'corrective-action.opened',
      { ctgId, id: correctiveActionId },
      { actionId, objectiveId, decisionId, dueOn },
    )
    return { correctiveActionId }
  },
})

async function findDecisionDay({ tx }: Work, ctgId: string, decisionId: string): Promise<string> {
  const decision = await rowOf(tx, 'decision', { ctgId, id: decisionId }).find(['decided_on as decidedOn'])
  return found(decision, 'followup.decision-not-found').decidedOn
}
