/** Changes a measure of what the action produces of a sheet. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { measureColumns, measureFields } from '../sheet/part-fields.ts'
import { updatePart } from '../sheet/parts.server.ts'

const name = 'plan.update-measure'

export const updateMeasure = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, measureId: id(), ...measureFields }),
  async run(work, { ctgId, actionId, version, measureId, ...given }) {
    const updated = await updatePart(work, name, { ctgId, actionId, version }, 'action_measure', measureId, () => ({
      ...{ row: measureColumns(given), title: given.name },
    }))
    return { actionId, measureId, version: updated.version }
  },
})
