/** Changes a line of means of a sheet: its state when the funder has answered, for instance. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { meansColumns, meansFields } from '../sheet/part-fields.ts'
import { updatePart } from '../sheet/parts.server.ts'
import { requireFunderName } from '../sheet/store.server.ts'

const name = 'plan.update-means'

export const updateMeans = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, meansId: id(), ...meansFields }),
  async run(work, { ctgId, actionId, version, meansId, ...given }) {
    const updated = await updatePart(work, name, { ctgId, actionId, version }, 'action_means', meansId, async () => {
      const title = await requireFunderName(work, ctgId, given)
      return { row: meansColumns(given, title), title }
    })
    return { actionId, meansId, version: updated.version }
  },
})
