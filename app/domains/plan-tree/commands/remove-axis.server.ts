/** Takes an empty axis out of the plan. Rules: docs/rules/plan.md §10.6. */
import { lockTree, removeAxis as removeAxisRow } from '#app/domains/diagnosis/steps.server.ts'
import { lockPlan, settleActions } from '#app/domains/plan/outline/places.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planTreePermissions } from '../permissions.ts'

export const removeAxis = command({
  name: 'plan.remove-axis',
  permission: planTreePermissions.arrangePlan,
  input: { axisId: id() },
  about: lockPlan,
  async run(work, { ctgId, axisId }, structure) {
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
