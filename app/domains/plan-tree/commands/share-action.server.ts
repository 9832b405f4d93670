/** An action answers one more objective: it is shown under each, and keeps one number. Rules: docs/rules/plan.md §10.5. */
import { settleActions } from '#app/domains/plan/outline/places.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planTreePermissions } from '../permissions.ts'
import { lockPlacedAction, placeAction } from '../place-action.server.ts'

export const shareAction = command({
  name: 'plan.share-action',
  permission: planTreePermissions.moveAction,
  input: { actionId: id(), objectiveId: id() },
  about: lockPlacedAction,
  async run(work, { ctgId, actionId, objectiveId }, { structure, action }) {
    if (action.objectiveIds.includes(objectiveId)) throw new DomainError('conflict', 'plan.already-under')
    const nextObjectiveIds = [...action.objectiveIds, objectiveId]
    await placeAction(work, { ctgId, action, objectiveIds: nextObjectiveIds, act: 'action.shared' })
    await settleActions(work, ctgId, structure)
    return { actionId }
  },
})
