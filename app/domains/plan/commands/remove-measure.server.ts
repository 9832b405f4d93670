/** Removes a measure from a sheet, as long as no value was read for it. */
import { z } from 'zod'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { removePart } from '../sheet/parts.server.ts'

const name = 'plan.remove-measure'

export const removeMeasure = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, measureId: id() }),
  async run(work, { ctgId, actionId, version, measureId }) {
    const key = { ctgId, actionId, version }
    const removed = await removePart(work, name, key, 'action_measure', measureId, async () => {
      const value = await work.tx
        .selectFrom('measure_value')
        .select('id')
        .where('ctg_id', '=', ctgId)
        .where('measure_id', '=', measureId)
        .limit(1)
        .executeTakeFirst()
      if (value) throw new DomainError('conflict', 'plan.measure-has-values')
    })
    return { actionId, version: removed.version }
  },
})
