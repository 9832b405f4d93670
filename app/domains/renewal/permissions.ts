/** Rights over a renewal. Pure. Rules: docs/rules/renewal.md §6. */
import { everyRole, type Permission } from '#app/kernel/permission.ts'

const coordinators = { roles: ['coordinator'], bounds: 'ctg' } as const satisfies Permission

export const renewalPermissions = {
  startRenewal: coordinators,
  carryChapter: coordinators,
  takeBackChapter: coordinators,
  pourBalance: coordinators,
  /** Whoever is named, and nobody else: the command looks at whose mandate it is. */
  answerProposal: { roles: everyRole, bounds: 'ctg' },
} as const satisfies Record<string, Permission>
