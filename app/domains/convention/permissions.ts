/** Rights of the convention slice: the coordination writes, every member reads. Pure. Rules: docs/rules/accounts.md §3. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

export const conventionPermissions = {
  write: coordinators,
  /** The coordination of the Caf keeps the templates of its articles. */
  keepTemplates: { roles: ['coordinator'], bounds: 'own-party' },
} as const satisfies Record<string, Permission>
