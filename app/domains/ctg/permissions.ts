/** Rights of the CTG slice, by command. Pure. Rules: docs/rules/accounts.md §3. */
import { everyRole, type Permission } from '#app/kernel/permission.ts'

export const ctgPermissions = {
  actAs: { roles: everyRole, bounds: 'ctg' },
} as const satisfies Record<string, Permission>
