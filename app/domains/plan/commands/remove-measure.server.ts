/** Removes a measure from a sheet, as long as no value was read for it. */
import { z } from 'zod'
import { DomainError, found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { changePart } from '../sheet/parts.server.ts'

const name = 'plan.remove-measure'

export const removeMeasure = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, measureId: id() }),
  async run(work, { ctgId, actionId, version, measureId }) {
    const { version: newVersion } = await changePart(
      work,
      name,
      { ctgId, actionId, version },
      'action.measure-removed',
      async () => {
        const value = await work.tx
          .selectFrom('measure_value')
          .select('id')
          .where('ctg_id', '=', ctgId)
          .where('measure_id', '=', measureId)
          .limit(1)
          .executeTakeFirst()
        if (value) throw new DomainError('conflict', 'plan.measure-has-values')
        const row = await work.tx
          .deleteFrom('action_measure')
          .where('ctg_id', '=', ctgId)
          .where('action_id', '=', actionId)
          .where('id', '=', measureId)
          .returning(['id', 'name as title'])
          .executeTakeFirst()
        return found(row, 'plan.part-not-found')
      },
    )
    return { actionId, version: newVersion }
  },
})
