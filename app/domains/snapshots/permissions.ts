/** Rights over the states of the plan. Pure. Rules: docs/rules/followup.md §4, §9. */
import type { Permission } from '#app/kernel/permission.ts'

export const snapshotPermissions = {
  takeSnapshot: { roles: ['coordinator', 'cooperation-officer'], bounds: 'ctg' },
} as const satisfies Record<string, Permission>
