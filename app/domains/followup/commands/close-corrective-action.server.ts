/** Closes a corrective action, done or dropped, with its result. Rules: docs/rules/followup.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { choice, id, line, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { closedStates, refusalToClose } from '../followup.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { followupPermissions } from '../permissions.ts'
import { lockCorrective } from '../store.server.ts'

export const closeCorrectiveAction = command({
  name: 'followup.close-corrective-action',
  permission: followupPermissions.closeCorrectiveAction,
  input: {
    correctiveActionId: id(),
    version: version(),
    state: choice(closedStates, inputLabels.correctiveOutcome),
    result: line(inputLabels.correctiveResult, 2000),
  },
  about: lockCorrective,
  async run(work, { ctgId, correctiveActionId, version: openedOn, state, result }, corrective) {
    refuse('followup', refusalToClose(corrective.state))
    if (corrective.version !== openedOn) throw new DomainError('conflict', 'followup.changed-meanwhile')
    await rowOf(work.tx, 'corrective_action', { ctgId, id: correctiveActionId }).update({
      state,
      result,
      closed_at: work.at,
      version: corrective.version + 1,
    })
    await recordAct(work, 'corrective-action.closed', { ctgId, id: correctiveActionId }, { state, result })
    return { correctiveActionId, state }
  },
})
