/** Changes a sheet: the first fields and the folded ones. A change made meanwhile is shown beside what was typed. */
import { z } from 'zod'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planLabels as t } from '../labels.fr.ts'
import { planPermissions } from '../permissions.ts'
import { endsAfterItStarts } from '../plan.ts'
import { actionKey, endsBeforeStart, firstFields, foldedFields, splitTies, tiedFields } from '../sheet/action-fields.ts'
import { applyPatch } from '../sheet/apply.server.ts'
import { changesBetween, settleSheet } from '../sheet/settle.ts'
import { loadSettleFacts, openSheet } from '../sheet/sheets.server.ts'
import { requireReferences, requireSound, requireVersion } from '../sheet/store.server.ts'

const name = 'plan.update-action'

export const updateAction = command({
  name,
  permission: planPermissions.updateAction,
  input: z
    .object({ ...actionKey, ...firstFields, ...foldedFields, ...tiedFields })
    .refine(endsAfterItStarts, endsBeforeStart),
  async run(work, { ctgId, actionId, version, ...given }) {
    const { fields, ties } = splitTies(given)
    const before = await openSheet(work, { ctgId, actionId }, planPermissions.updateAction, name)
    const patch = { ...fields, ...ties, description: fields.description ?? before.description }
    await requireReferences(work, ctgId, patch, before)
    const facts = await loadSettleFacts(work.tx, ctgId)
    const after = settleSheet(before, patch, facts)
    requireSound(after, facts)
    requireVersion(before, version, t.savedMeanwhile(changesBetween(before, after)))
    // A sheet is not moved to a theme on which one has no right; a lead does not hand her action to another.
    const thing = { ctgId, themeId: after.themeId, leadPersonId: after.leadPersonId }
    const { role } = requireMembership(work.actor, ctgId)
    authorize(
      role === 'action-lead'
        ? after.leadPersonId === before.leadPersonId
        : allows(planPermissions.updateAction, work.actor, thing),
      name,
    )
    const saved = await applyPatch(work, ctgId, {
      change: { before, patch, isTouched: true },
      facts,
      line: ({ changes, areObjectivesChanged }) => ({
        action: 'action.updated',
        detail: { changes, areObjectivesChanged },
      }),
    })
    return { actionId, code: saved.code, version: saved.version }
  },
})
