/** Moves an axis with all it holds: up, down, under another, beside another. Rules: docs/rules/plan.md §10.3-4. */
import { lockTree, placeAxis } from '#app/domains/diagnosis/steps.server.ts'
import { lockPlan, settleActions } from '#app/domains/plan/outline/places.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { moveFields } from '../fields.ts'
import { newPlace } from '../moves.ts'
import { planTreePermissions } from '../permissions.ts'

export const moveAxis = command({
  name: 'plan.move-axis',
  permission: planTreePermissions.arrangePlan,
  input: { ...moveFields, axisId: id() },
  about: lockPlan,
  async run(work, { ctgId, axisId, way, targetId }, structure) {
    const tree = await lockTree(work, ctgId)
    if (![axisId, targetId].every((one) => one === null || tree.axes.some((axis) => axis.id === one)))
      throw new DomainError('not-found', 'diagnosis.axis-not-found')
    const place = newPlace(tree.axes, axisId, { way, targetId })
    if (place.refusal !== undefined) throw new DomainError('conflict', `plan.${place.refusal}`)
    await placeAxis(work, tree, { ctgId, id: axisId, parentId: place.parentId, order: place.order })
    await settleActions(work, ctgId, structure)
    return { axisId }
  },
})
