/** Adds a line of indicative means to a sheet: year, nature, funder, scheme, state, amount. Rules: docs/rules/plan.md §5. */
import { z } from 'zod'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { meansColumns, meansFields } from '../sheet/part-fields.ts'
import { addPart } from '../sheet/parts.server.ts'
import { requireFunderName } from '../sheet/store.server.ts'

const name = 'plan.add-means'

export const addMeans = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, ...meansFields }),
  async run(work, { ctgId, actionId, version, ...given }) {
    const added = await addPart(work, name, { ctgId, actionId, version }, 'action_means', async () => {
      const title = await requireFunderName(work, ctgId, given)
      return { row: meansColumns(given, title), title }
    })
    return { actionId, meansId: added.partId, version: added.version }
  },
})
