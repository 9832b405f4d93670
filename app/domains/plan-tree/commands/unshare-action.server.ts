/** A shared action no longer answers one of its objectives; it keeps one at least. Rules: docs/rules/plan.md §10.5. */
import { settleActions } from '#app/domains/plan/outline/places.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planTreePermissions } from '../permissions.ts'
import { lockPlacedAction, placeAction } from '../place-action.server.ts'

export const unshareAction = command({
  name: 'plan.unshare-action',
  permission: planTreePermissions.moveAction,
  input: { actionId: id(), objectiveId: id() },
  about: lockPlacedAction,
  async run(work, { ctgId, actionId, objectiveId }, { structure, action }) {
    if (!action.objectiveIds.includes(objectiveId)) throw new DomainError('not-found', 'plan.objective-not-found')
    const nextObjectiveIds = action.objectiveIds.filter((one) => one !== objectiveId)
    if (nextObjectiveIds.length === 0) throw new DomainError('conflict', 'plan.last-objective')
    await placeAction(work, { ctgId, action, objectiveIds: nextObjectiveIds, act: 'action.unshared' })
    await settleActions(work, ctgId, structure)
    return { actionId }
  },
})
