/** Rights over the archives of a CTG: its coordinations, who read everything that is in them. Pure. Rules: docs/rules/archives.md §1. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

export const archivesPermissions = {
  lead: { ...coordinators, holdsWhenArchived: true },
} as const satisfies Record<string, Permission>
