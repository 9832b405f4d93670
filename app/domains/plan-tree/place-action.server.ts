/** Puts an action under these objectives: its place, and its number when its first objective is another one. */
import { lockStructure } from '#app/domains/plan/outline/structure.server.ts'
import { applyPatch } from '#app/domains/plan/sheet/apply.server.ts'
import { changedFields } from '#app/domains/plan/sheet/changes.ts'
import { type LockedSheet, loadSettleFacts, lockSheet } from '#app/domains/plan/sheet/sheets.server.ts'
import type { ActionKey } from '#app/domains/plan/sheet/store.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

/** The tree and one of its sheets, locked. @throws DomainError not-found */
export async function lockPlacedAction(work: Work, key: ActionKey) {
  const structure = await lockStructure(work, key.ctgId)
  const action = await lockSheet(work, key)
  return { ctgId: key.ctgId, themeId: action.themeId, structure, action }
}

type Placing = {
  readonly ctgId: string
  readonly action: LockedSheet
  readonly objectiveIds: readonly string[]
  /** The journal's word for it. */
  readonly act: 'action.moved' | 'action.shared' | 'action.unshared'
}

/** The caller settles the tree. @throws DomainError not-found for an objective of another CTG */
export async function placeAction(work: Work, { ctgId, action, objectiveIds, act }: Placing): Promise<void> {
  const facts = await loadSettleFacts(work.tx, ctgId)
  if (objectiveIds.some((id) => !facts.objectives.some((one) => one.id === id)))
    throw new DomainError('not-found', 'plan.objective-not-found')
  const words = (sheet: LockedSheet) =>
    facts.objectives
      .filter(({ id }) => sheet.objectiveIds.includes(id))
      .map(({ code, title }) => `${code} ${title}`)
      .join(' ; ')
  const placeOf = (sheet: LockedSheet) => ({ objective: words(sheet), code: sheet.code })
  await applyPatch(work, ctgId, {
    change: { before: action, patch: { objectiveIds }, isTold: true },
    facts,
    isTreeSettledLater: true,
    line: ({ before, after }) => ({
      action: act,
      detail: { title: before.title, changes: changedFields(placeOf(before), placeOf(after)) },
    }),
  })
}
