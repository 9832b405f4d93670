/** Takes an objective that nothing answers out of the plan. Rules: docs/rules/plan.md §10.6. */
import { lockTree, removeObjective as removeObjectiveRow } from '#app/domains/diagnosis/steps.server.ts'
import { lockPlan, settleActions } from '#app/domains/plan/outline/places.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planTreePermissions } from '../permissions.ts'

export const removeObjective = command({
  name: 'plan.remove-objective',
  permission: planTreePermissions.arrangePlan,
  input: { objectiveId: id() },
  about: lockPlan,
  async run(work, { ctgId, objectiveId }, structure) {
    const tree = await lockTree(work, ctgId)
    // Corrective actions belong to a higher slice, yet refer to objectives.
    for (const table of ['action_objective', 'corrective_action'] as const) {
      const used = await work.tx
        .withSchema('public') // a restricted sheet holds it too
        .selectFrom(table)
        .select('objective_id')
        .where('ctg_id', '=', ctgId)
        .where('objective_id', '=', objectiveId)
        .limit(1)
        .executeTakeFirst()
      if (used) throw new DomainError('conflict', 'diagnosis.objective-used')
    }
    await removeObjectiveRow(work, tree, ctgId, objectiveId)
    await settleActions(work, ctgId, structure)
    return { objectiveId }
  },
})
