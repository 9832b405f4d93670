/** Rights on the views kept under a name. Pure. Rules: docs/rules/plan.md §1, §12. */
import { planWriters } from '#app/domains/plan/permissions.ts'
import { everyRole, type Permission } from '#app/kernel/permission.ts'

export const planListPermissions = {
  /** Keeping a view of the plan under a name, for oneself. */
  saveView: { roles: everyRole, bounds: 'ctg' },
  /** Keeping one for every member. */
  shareView: { roles: planWriters, bounds: 'ctg', refusal: 'plan.share-view' },
} as const satisfies Record<string, Permission>
