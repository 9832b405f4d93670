/** Adds a line of indicative means to a sheet: year, nature, funder, scheme, state, amount. Rules: docs/rules/plan.md §5. */
import { z } from 'zod'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { meansColumns, meansFields } from '../sheet/part-fields.ts'
import { changePart, nextPosition } from '../sheet/parts.server.ts'
import { requireFunderName } from '../sheet/store.server.ts'

const name = 'plan.add-means'

export const addMeans = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, ...meansFields }),
  async run(work, { ctgId, actionId, version, ...given }) {
    const { partId, version: newVersion } = await changePart(
      work,
      name,
      { ctgId, actionId, version },
      'action.means-added',
      async () => {
        const id = work.newId()
        const funderName = await requireFunderName(work, ctgId, given)
        const position = await nextPosition(work, 'action_means', { ctgId, actionId })
        await work.tx
          .insertInto('action_means')
          .values({ ctg_id: ctgId, id, action_id: actionId, position, ...meansColumns(given, funderName) })
          .execute()
        return { id, title: funderName }
      },
    )
    return { actionId, meansId: partId, version: newVersion }
  },
})
