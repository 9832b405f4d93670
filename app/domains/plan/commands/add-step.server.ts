/** Adds a step to a sheet. */
import { z } from 'zod'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { stepColumns, stepFields } from '../sheet/part-fields.ts'
import { addPart } from '../sheet/parts.server.ts'
import { requireRows } from '../sheet/store.server.ts'

const name = 'plan.add-step'

export const addStep = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, ...stepFields }),
  async run(work, { ctgId, actionId, version, ...given }) {
    const added = await addPart(work, name, { ctgId, actionId, version }, 'action_step', async () => {
      await requireRows(work, 'party', ctgId, [given.responsiblePartyId])
      return { row: stepColumns(given), title: given.title }
    })
    return { actionId, stepId: added.partId, version: added.version }
  },
})
