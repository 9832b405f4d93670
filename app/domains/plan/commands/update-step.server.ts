/** Changes a step of a sheet. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { stepColumns, stepFields } from '../sheet/part-fields.ts'
import { updatePart } from '../sheet/parts.server.ts'
import { requireRows } from '../sheet/store.server.ts'

const name = 'plan.update-step'

export const updateStep = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, stepId: id(), ...stepFields }),
  async run(work, { ctgId, actionId, version, stepId, ...given }) {
    const updated = await updatePart(work, name, { ctgId, actionId, version }, 'action_step', stepId, async () => {
      await requireRows(work, 'party', ctgId, [given.responsiblePartyId])
      return { row: stepColumns(given), title: given.title }
    })
    return { actionId, stepId, version: updated.version }
  },
})
