/** Right to put back what was changed together. Pure. Rules: docs/rules/plan.md §1, §15. */
import { planPermissions, planWriters } from '#app/domains/plan/permissions.ts'
import type { Actor } from '#app/kernel/actor.ts'
import { allows, coordinators, type Permission } from '#app/kernel/permission.ts'

export const planTablePermissions = {
  /** Putting a batch of changes back; each of its actions within the rights one has on it. */
  undoBatch: { roles: planWriters, bounds: 'ctg' },
} as const satisfies Record<string, Permission>

/** Whoever writes some sheet of the plan; which ones is asked of each. */
export const mayWriteSome = (actor: Actor, ctgId: string): boolean =>
  allows({ ...planPermissions.updateAction, bounds: 'ctg' }, actor, { ctgId })

/** Who made a batch of changes puts it back; the coordination puts back any. */
export const mayUndoBatch = (actor: Actor, ctgId: string, madeBy: string): boolean =>
  allows(madeBy === actor.personId ? planTablePermissions.undoBatch : coordinators, actor, {
    ctgId,
  })
