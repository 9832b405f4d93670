/** Changes a measure of what the action produces of a sheet. */
import { z } from 'zod'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { measureColumns, measureFields } from '../sheet/part-fields.ts'
import { changePart } from '../sheet/parts.server.ts'

const name = 'plan.update-measure'

export const updateMeasure = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, measureId: id(), ...measureFields }),
  async run(work, { ctgId, actionId, version, measureId, ...given }) {
    const { version: newVersion } = await changePart(
      work,
      name,
      { ctgId, actionId, version },
      'action.measure-updated',
      async () => {
        const row = await work.tx
          .updateTable('action_measure')
          .set(measureColumns(given))
          .where('ctg_id', '=', ctgId)
          .where('action_id', '=', actionId)
          .where('id', '=', measureId)
          .returning('id')
          .executeTakeFirst()
        return { id: found(row, 'plan.part-not-found').id, title: given.name }
      },
    )
    return { actionId, measureId, version: newVersion }
  },
})
