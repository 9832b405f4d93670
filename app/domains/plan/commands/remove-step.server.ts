/** Removes a step from a sheet. */
import { z } from 'zod'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { changePart } from '../sheet/parts.server.ts'

const name = 'plan.remove-step'

export const removeStep = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, stepId: id() }),
  async run(work, { ctgId, actionId, version, stepId }) {
    const { version: newVersion } = await changePart(
      work,
      name,
      { ctgId, actionId, version },
      'action.step-removed',
      async () => {
        const row = await work.tx
          .deleteFrom('action_step')
          .where('ctg_id', '=', ctgId)
          .where('action_id', '=', actionId)
          .where('id', '=', stepId)
          .returning(['id', 'title'])
          .executeTakeFirst()
        return found(row, 'plan.part-not-found')
      },
    )
    return { actionId, version: newVersion }
  },
})
