/** Rights over a renewal. Pure. Rules: docs/rules/renewal.md §6. */
import { coordinators, everyRole, type Permission } from '#app/kernel/permission.ts'

export const renewalPermissions = {
  renew: coordinators,
  /** Asked of the CTG that ends, which may be archived by then: it is read, and the one that follows begins. */
  startRenewal: { ...coordinators, holdsWhenArchived: true },
  /** Whoever is named, and nobody else: the command looks at whose mandate it is. */
  answerProposal: { roles: everyRole, bounds: 'ctg', holdsWhenArchived: true },
} as const satisfies Record<string, Permission>
