/** Moves an action among those of an objective, or to another objective. Rules: docs/rules/plan.md §10.3, §10.5. */
import { listPlaced, settleActions, writeActionOrder } from '#app/domains/plan/outline/places.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id, optionalId } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { moveFields } from '../fields.ts'
import { newActionOrder } from '../moves.ts'
import { planTreePermissions } from '../permissions.ts'
import { lockPlacedAction, placeAction } from '../place-action.server.ts'

export const moveAction = command({
  name: 'plan.move-action',
  permission: planTreePermissions.moveAction,
  input: {
    ...moveFields,
    actionId: id(),
    /** The objective under which it was seen; none for an action without objective. */
    fromId: optionalId(),
    /** The objective where it goes, for `under`, `before` and `after`. */
    toId: optionalId(),
  },
  about: lockPlacedAction,
  async run(work, { ctgId, actionId, way, targetId, fromId, toId }, { structure, action }) {
    const { objectiveIds } = action
    if (fromId === null ? objectiveIds.length > 0 : !objectiveIds.includes(fromId))
      throw new DomainError('conflict', 'plan.moved-meanwhile')
    const isStep = way === 'up' || way === 'down'
    const placeId = isStep ? fromId : toId
    if (!isStep && placeId === null) throw new DomainError('conflict', 'plan.nowhere-to-go')
    const placed = await listPlaced(work.tx, ctgId)
    const group = placed.filter((one) =>
      placeId === null
        ? one.objectiveIds.length === 0 && one.axisId === action.axisId
        : one.objectiveIds.includes(placeId),
    )
    const moved = newActionOrder(
      placed.map((one) => one.id),
      group.map((one) => one.id),
      actionId,
      { way, targetId },
    )
    if (moved.refusal !== undefined) throw new DomainError('conflict', `plan.${moved.refusal}`)
    const replaced = fromId === null ? [placeId] : objectiveIds.map((one) => (one === fromId ? placeId : one))
    const nextObjectiveIds = isStep ? objectiveIds : [...new Set(replaced.filter((one) => one !== null))]
    await placeAction(work, { ctgId, action, objectiveIds: nextObjectiveIds, act: 'action.moved' })
    await writeActionOrder(work, ctgId, moved.order)
    await settleActions(work, ctgId, structure)
    return { actionId }
  },
})
