/** Adds a step to a sheet. */
import { z } from 'zod'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { stepColumns, stepFields } from '../sheet/part-fields.ts'
import { changePart, nextPosition } from '../sheet/parts.server.ts'
import { requireRows } from '../sheet/store.server.ts'

const name = 'plan.add-step'

export const addStep = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, ...stepFields }),
  async run(work, { ctgId, actionId, version, ...given }) {
    const { partId, version: newVersion } = await changePart(
      work,
      name,
      { ctgId, actionId, version },
      'action.step-added',
      async () => {
        await requireRows(work, 'party', ctgId, [given.responsiblePartyId])
        const id = work.newId()
        const position = await nextPosition(work, 'action_step', { ctgId, actionId })
        await work.tx
          .insertInto('action_step')
          .values({ ctg_id: ctgId, id, action_id: actionId, position, ...stepColumns(given) })
          .execute()
        return { id, title: given.title }
      },
    )
    return { actionId, stepId: partId, version: newVersion }
  },
})
