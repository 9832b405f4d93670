/** Removes a step from a sheet. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { removePart } from '../sheet/parts.server.ts'

const name = 'plan.remove-step'

export const removeStep = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, stepId: id() }),
  async run(work, { ctgId, actionId, version, stepId }) {
    const removed = await removePart(work, name, { ctgId, actionId, version }, 'action_step', stepId)
    return { actionId, version: removed.version }
  },
})
