/** Takes an empty axis out of the plan. Rules: docs/rules/plan.md §10.6. */
import { z } from 'zod'
import { lockTree, removeAxis as removeAxisRow } from '#app/domains/diagnosis/steps.server.ts'
import { openTree, settleActions } from '#app/domains/plan/outline/places.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planTreePermissions } from '../permissions.ts'

const name = 'plan.remove-axis'

export const removeAxis = command({
  name,
  permission: planTreePermissions.arrangePlan,
  input: z.object({ ctgId: id(), axisId: id() }),
  async run(work, { ctgId, axisId }) {
    const structure = await openTree(work, ctgId, planTreePermissions.arrangePlan, name)
    const tree = await lockTree(work, ctgId)
    // An action is first put on the axis of its objective, wherever that went.
    await settleActions(work, ctgId, structure)
    const action = await work.tx
      .withSchema('public') // a restricted sheet holds it too
      .selectFrom('action')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .where('axis_id', '=', axisId)
      .limit(1)
      .executeTakeFirst()
    if (action) throw new DomainError('conflict', 'diagnosis.axis-not-empty')
    await removeAxisRow(work, tree, ctgId, axisId)
    await settleActions(work, ctgId, structure)
    return { axisId }
  },
})
