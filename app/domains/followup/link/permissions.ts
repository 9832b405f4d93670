/** Rights on personal links of those who have an account; a holder’s is `reaches` (app/kernel/permission.ts). Pure. Rules: docs/rules/followup.md §7. */
import type { Permission } from '#app/kernel/permission.ts'

export const linkPermissions = {
  revokeLink: { roles: ['coordinator'], bounds: 'ctg' },
} as const satisfies Record<string, Permission>
