/** Rights of the CTG slice. Pure. Rules: docs/rules/accounts.md §3. */
import { coordinators, everyRole, type Permission } from '#app/kernel/permission.ts'

export const ctgPermissions = {
  actAs: { roles: everyRole, bounds: 'ctg', holdsWhenArchived: true },
  /** Its frame, parties, themes, services and members. */
  lead: coordinators,
  /** Ending a mandate, handing the coordination over, closing a mail domain. */
  takeBack: { ...coordinators, holdsWhenArchived: true },
  openMailDomain: { roles: ['coordinator'], bounds: 'own-party' },
} as const satisfies Record<string, Permission>
