/** Rights over a renewal. Pure. Rules: docs/rules/renewal.md §6. */
import { coordinators, everyRole, type Permission } from '#app/kernel/permission.ts'

export const renewalPermissions = {
  renew: coordinators,
  /** Whoever is named, and nobody else: the command looks at whose mandate it is. */
  answerProposal: { roles: everyRole, bounds: 'ctg' },
} as const satisfies Record<string, Permission>
