/** Adds a measure of what the action produces to a sheet. */
import { z } from 'zod'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { measureColumns, measureFields } from '../sheet/part-fields.ts'
import { addPart } from '../sheet/parts.server.ts'

const name = 'plan.add-measure'

export const addMeasure = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, ...measureFields }),
  async run(work, { ctgId, actionId, version, ...given }) {
    const added = await addPart(work, name, { ctgId, actionId, version }, 'action_measure', () => ({
      ...{ row: measureColumns(given), title: given.name },
    }))
    return { actionId, measureId: added.partId, version: added.version }
  },
})
