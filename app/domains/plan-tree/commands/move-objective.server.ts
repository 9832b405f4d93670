/** Moves an objective with its actions: up, down, under another axis, beside another. Rules: docs/rules/plan.md §10.3. */
import { lockTree, placeObjective } from '#app/domains/diagnosis/steps.server.ts'
import { lockPlan, settleActions } from '#app/domains/plan/outline/places.server.ts'
import { DomainError, found, foundById } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { moveFields } from '../fields.ts'
import { newPlace } from '../moves.ts'
import { planTreePermissions } from '../permissions.ts'

export const moveObjective = command({
  name: 'plan.move-objective',
  permission: planTreePermissions.arrangePlan,
  input: { ...moveFields, objectiveId: id() },
  about: lockPlan,
  async run(work, { ctgId, objectiveId, way, targetId }, structure) {
    const tree = await lockTree(work, ctgId)
    foundById(tree.objectives, objectiveId, 'diagnosis.objective-not-found')
    const place = newPlace(tree.objectives, objectiveId, { way, targetId })
    if (place.refusal !== undefined) throw new DomainError('conflict', `plan.${place.refusal}`)
    const parentId = found(place.parentId ?? undefined, 'diagnosis.axis-not-found')
    await placeObjective(work, tree, { ctgId, id: objectiveId, parentId, order: place.order })
    await settleActions(work, ctgId, structure)
    return { objectiveId }
  },
})
