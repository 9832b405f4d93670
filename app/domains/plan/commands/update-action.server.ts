/** Changes a sheet: the first fields and the folded ones. A change made meanwhile is shown beside what was typed. */
import { z } from 'zod'
import { membershipIn } from '#app/kernel/actor.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planLabels as t } from '../labels.fr.ts'
import { mayWriteSheet, planPermissions } from '../permissions.ts'
import { endsAfterItStarts } from '../plan.ts'
import { actionKey, endsBeforeStart, sheetForm, valuesSent } from '../sheet/action-fields.ts'
import { applyPatch } from '../sheet/apply.server.ts'
import { changesBetween, settleSheet } from '../sheet/settle.ts'
import { loadSettleFacts, lockSheet } from '../sheet/sheets.server.ts'
import { requireReferences, requireSound, requireVersion } from '../sheet/store.server.ts'

export const updateAction = command({
  name: 'plan.update-action',
  permission: planPermissions.updateAction,
  input: z.object({ ...actionKey, ...sheetForm }).refine(endsAfterItStarts, endsBeforeStart),
  async about(work, { ctgId, actionId, version: _, ...sent }) {
    const before = await lockSheet(work, { ctgId, actionId })
    const patch = valuesSent(sent)
    await requireReferences(work, ctgId, patch, before)
    const facts = await loadSettleFacts(work.tx, ctgId)
    return { ctgId, before, patch, facts, after: settleSheet(before, patch, facts) }
  },
  // A sheet is not moved to a theme on which one has no right; a lead does not hand her action to another.
  may: (actor, { ctgId, before, after: { themeId, leadPersonId } }) =>
    mayWriteSheet(actor, before) &&
    (membershipIn(actor, ctgId)?.role === 'action-lead'
      ? leadPersonId === before.leadPersonId
      : allows(planPermissions.updateAction, actor, { ctgId, themeId, leadPersonId })),
  async run(work, { ctgId, actionId, version }, { before, patch, facts, after }) {
    requireSound(after, facts)
    requireVersion(before, version, t.savedMeanwhile(changesBetween(before, after)))
    const saved = await applyPatch(work, ctgId, {
      change: { before, patch },
      facts,
      line: ({ changes, areObjectivesChanged }) => ({
        action: 'action.updated',
        detail: { changes, areObjectivesChanged },
      }),
    })
    return { actionId, code: saved.code, version: saved.version }
  },
})
