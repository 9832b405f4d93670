/** Removes a line of means from a sheet. */
import { z } from 'zod'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { changePart } from '../sheet/parts.server.ts'

const name = 'plan.remove-means'

export const removeMeans = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, meansId: id() }),
  async run(work, { ctgId, actionId, version, meansId }) {
    const { version: newVersion } = await changePart(
      work,
      name,
      { ctgId, actionId, version },
      'action.means-removed',
      async () => {
        const row = await work.tx
          .deleteFrom('action_means')
          .where('ctg_id', '=', ctgId)
          .where('action_id', '=', actionId)
          .where('id', '=', meansId)
          .returning(['id', 'funder_name as title'])
          .executeTakeFirst()
        return found(row, 'plan.part-not-found')
      },
    )
    return { actionId, version: newVersion }
  },
})
