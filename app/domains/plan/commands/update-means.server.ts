/** Changes a line of means of a sheet: its state when the funder has answered, for instance. */
import { z } from 'zod'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { meansColumns, meansFields } from '../sheet/part-fields.ts'
import { changePart } from '../sheet/parts.server.ts'
import { requireFunderName } from '../sheet/store.server.ts'

const name = 'plan.update-means'

export const updateMeans = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, meansId: id(), ...meansFields }),
  async run(work, { ctgId, actionId, version, meansId, ...given }) {
    const { version: newVersion } = await changePart(
      work,
      name,
      { ctgId, actionId, version },
      'action.means-updated',
      async () => {
        const funderName = await requireFunderName(work, ctgId, given)
        const row = await work.tx
          .updateTable('action_means')
          .set(meansColumns(given, funderName))
          .where('ctg_id', '=', ctgId)
          .where('action_id', '=', actionId)
          .where('id', '=', meansId)
          .returning('id')
          .executeTakeFirst()
        return { id: found(row, 'plan.part-not-found').id, title: funderName }
      },
    )
    return { actionId, meansId, version: newVersion }
  },
})
