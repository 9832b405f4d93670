/** Removes a line of means from a sheet. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { removePart } from '../sheet/parts.server.ts'

const name = 'plan.remove-means'

export const removeMeans = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, meansId: id() }),
  async run(work, { ctgId, actionId, version, meansId }) {
    const removed = await removePart(work, name, { ctgId, actionId, version }, 'action_means', meansId)
    return { actionId, version: removed.version }
  },
})
