/** Rights over evaluations. An evaluator from outside writes only where she is invited. Pure. Rules: docs/rules/evaluation.md §8. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

export const evaluationPermissions = {
  /** Its steps, its criteria, and the recommendations common to all the parties, as they agreed on them. */
  lead: coordinators,
  write: { roles: ['coordinator', 'cooperation-officer', 'evaluator'], bounds: 'ctg' },
  /** A party speaks for itself: nobody judges for another, and who comes from outside judges for none. */
  judge: { roles: ['coordinator', 'cooperation-officer', 'body-member'], bounds: 'own-party' },
} as const satisfies Record<string, Permission>
