/** Changes a step of a sheet. */
import { z } from 'zod'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { stepColumns, stepFields } from '../sheet/part-fields.ts'
import { changePart } from '../sheet/parts.server.ts'
import { requireRows } from '../sheet/store.server.ts'

const name = 'plan.update-step'

export const updateStep = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, stepId: id(), ...stepFields }),
  async run(work, { ctgId, actionId, version, stepId, ...given }) {
    const { version: newVersion } = await changePart(
      work,
      name,
      { ctgId, actionId, version },
      'action.step-updated',
      async () => {
        await requireRows(work, 'party', ctgId, [given.responsiblePartyId])
        const row = await work.tx
          .updateTable('action_step')
          .set(stepColumns(given))
          .where('ctg_id', '=', ctgId)
          .where('action_id', '=', actionId)
          .where('id', '=', stepId)
          .returning('id')
          .executeTakeFirst()
        return { id: found(row, 'plan.part-not-found').id, title: given.title }
      },
    )
    return { actionId, stepId, version: newVersion }
  },
})
