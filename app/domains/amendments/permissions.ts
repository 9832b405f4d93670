/** Rights over amendments and terminations: the coordination writes, every member reads. Pure. Rules: docs/rules/accounts.md §3. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

export const amendmentPermissions = { write: coordinators } as const satisfies Record<string, Permission>
