/** Rights of the slice: the coordination writes, every member reads. Pure. Rules: docs/rules/accounts.md §3. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

export const sppePermissions = { write: coordinators } as const satisfies Record<string, Permission>
