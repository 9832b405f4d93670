/** Gives an action its next status; leaving the plan is said with its reason and its decision. Rules: docs/rules/plan.md §2. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { tieDecision } from '#app/domains/meetings/steps.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, optionalId, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planLabels as t } from '../labels.fr.ts'
import { planPermissions } from '../permissions.ts'
import { actionStatuses, refusalToMove } from '../plan.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { openActionAt, requireRows } from '../sheet/store.server.ts'

export const changeActionStatus = command({
  name: 'plan.change-action-status',
  permission: planPermissions.changeActionStatus,
  input: z.object({
    ...actionKey,
    status: choice(actionStatuses, 'Choisissez un état.'),
    reason: optionalText(1000),
    decisionId: optionalId(),
  }),
  async run(work, { ctgId, actionId, version, status, reason, decisionId }) {
    const key = { ctgId, actionId, version }
    const action = await openActionAt(work, key, planPermissions.changeActionStatus, 'plan.change-action-status')
    await requireRows(work, 'decision', ctgId, [decisionId])
    const refusal = refusalToMove(action.status, status, { reason, decisionId })
    if (refusal) throw new DomainError('conflict', `plan.${refusal}`, t.moveRefusalFields[refusal])
    await work.tx
      .updateTable('action')
      .set({ status, version: action.version + 1 })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', actionId)
      .execute()
    if (decisionId) await tieDecision(work, { ctgId, decisionId }, { type: 'action', id: actionId })
    await recordAudit(work, {
      action: 'action.status-changed',
      subject: { type: 'action', id: actionId },
      ctgId,
      detail: { changes: { status: { before: action.status, after: status } }, reason, decisionId },
    })
    return { actionId, status, version: action.version + 1 }
  },
})
