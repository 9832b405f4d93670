/** Adds a measure of what the action produces to a sheet. */
import { z } from 'zod'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { measureColumns, measureFields } from '../sheet/part-fields.ts'
import { changePart, nextPosition } from '../sheet/parts.server.ts'

const name = 'plan.add-measure'

export const addMeasure = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, ...measureFields }),
  async run(work, { ctgId, actionId, version, ...given }) {
    const { partId, version: newVersion } = await changePart(
      work,
      name,
      { ctgId, actionId, version },
      'action.measure-added',
      async () => {
        const id = work.newId()
        const position = await nextPosition(work, 'action_measure', { ctgId, actionId })
        await work.tx
          .insertInto('action_measure')
          .values({ ctg_id: ctgId, id, action_id: actionId, position, ...measureColumns(given) })
          .execute()
        return { id, title: given.name }
      },
    )
    return { actionId, measureId: partId, version: newVersion }
  },
})
