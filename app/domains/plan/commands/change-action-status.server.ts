/** Gives an action its next status; leaving the plan is said with its reason and its decision. Rules: docs/rules/plan.md §2. */
import { tieDecision } from '#app/domains/meetings/steps.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, optionalId, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { planLabels as t } from '../labels.fr.ts'
import { onSheet, planPermissions } from '../permissions.ts'
import { actionStatuses, refusalToMove } from '../plan.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { applyPatch } from '../sheet/apply.server.ts'
import { lockSheet } from '../sheet/sheets.server.ts'
import { requireRows, requireVersion } from '../sheet/store.server.ts'

export const changeActionStatus = command({
  name: 'plan.change-action-status',
  permission: planPermissions.changeActionStatus,
  input: {
    ...actionKey,
    status: choice(actionStatuses, inputLabels.status),
    reason: optionalText(1000),
    decisionId: optionalId(),
  },
  about: lockSheet,
  may: onSheet(planPermissions.changeActionStatus),
  async run(work, { ctgId, actionId, version, status, reason, decisionId }, before) {
    requireVersion(before, version)
    await requireRows(work, 'decision', ctgId, [decisionId])
    const refusal = refusalToMove(before.status, status, { reason, decisionId })
    if (refusal) throw new DomainError('conflict', `plan.${refusal}`, t.moveRefusalFields[refusal])
    if (decisionId) await tieDecision(work, { ctgId, decisionId }, { type: 'action', id: actionId })
    const saved = await applyPatch(work, ctgId, {
      change: { before, patch: { status } },
      line: ({ changes }) => ({ action: 'action.status-changed', detail: { changes, reason, decisionId } }),
    })
    return { actionId, status, version: saved.version }
  },
})
