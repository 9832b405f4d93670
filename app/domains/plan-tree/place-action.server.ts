/** Puts an action under these objectives: its place, and its number when its first objective is another one. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { loadOutline } from '#app/domains/plan/outline/outline.server.ts'
import { lastPositionOf } from '#app/domains/plan/outline/places.server.ts'
import { lockStructure } from '#app/domains/plan/outline/structure.server.ts'
import { changedFields } from '#app/domains/plan/sheet/changes.ts'
import { placeUnder } from '#app/domains/plan/sheet/new-actions.server.ts'
import { type ActionKey, type LockedAction, lockAction } from '#app/domains/plan/sheet/store.server.ts'
import { listObjectiveIds, saveObjectives } from '#app/domains/plan/sheet/store-links.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize, DomainError } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { planTreePermissions } from './permissions.ts'

/** @throws DomainError not-found | forbidden on the action of another theme */
export async function openPlacedAction(work: Work, key: ActionKey, commandName: string) {
  requireMembership(work.actor, key.ctgId)
  const structure = await lockStructure(work, key.ctgId)
  const action = await lockAction(work, key)
  authorize(
    allows(planTreePermissions.moveAction, work.actor, { ctgId: key.ctgId, themeId: action.theme_id }),
    commandName,
  )
  return { structure, action, objectiveIds: await listObjectiveIds(work, key) }
}

type Asked = {
  readonly action: LockedAction
  readonly formerIds: readonly string[]
  readonly objectiveIds: readonly string[]
  /** The journal's word for it. */
  readonly act: 'action.moved' | 'action.shared' | 'action.unshared'
}

/** @throws DomainError not-found for an objective of another CTG */
export async function placeAction(work: Work, { action, formerIds, objectiveIds, act }: Asked): Promise<void> {
  const { ctg_id: ctgId, id: actionId } = action
  const { objectives } = await loadOutline(work.tx, ctgId)
  if (objectiveIds.some((id) => !objectives.some((one) => one.id === id)))
    throw new DomainError('not-found', 'plan.objective-not-found')
  const place = await placeUnder(work, ctgId, objectiveIds, {
    number: action.number,
    code: action.code,
    isFromFile: action.import_id !== null,
    formerIds,
  })
  const isChanged = place.objectiveIds.join() !== formerIds.join()
  // With its next number, it comes last.
  const isElsewhere = place.objectiveIds[0] !== formerIds[0]
  const last = await lastPositionOf(work, ctgId)
  if (isChanged) {
    await saveObjectives(work, { ctgId, actionId }, place.objectiveIds)
    await work.tx
      .updateTable('action')
      .set((eb) => ({ code: place.code, version: eb('version', '+', 1), ...(isElsewhere && { position: last + 1 }) }))
      .where('ctg_id', '=', ctgId)
      .where('id', '=', actionId)
      .execute()
  }
  const words = (ids: readonly string[]) =>
    objectives
      .filter(({ id }) => ids.includes(id))
      .map(({ code, title }) => `${code} ${title}`)
      .join(' ; ')
  const before = { objective: words(formerIds), code: action.code }
  const after = { objective: words(place.objectiveIds), code: place.code }
  const detail = { title: action.title, changes: changedFields(before, after) }
  await recordAudit(work, { action: act, subject: { type: 'action', id: actionId }, ctgId, detail })
}
