/** Right to take the plan away as a file; taking one up is `importPlan` of the plan. Pure. Rules: docs/rules/plan.md §1, §9. */
import { everyRole, type Permission } from '#app/kernel/permission.ts'

export const planFilesPermissions = {
  /** Taking the whole plan away as a file: what one reads on screen. */
  exportPlan: { roles: everyRole, bounds: 'ctg', holdsWhenArchived: true },
} as const satisfies Record<string, Permission>
