/** Rights over evaluations, by command. An evaluator from outside writes only where she is invited. Pure. Rules: docs/rules/evaluation.md §8. */
import type { Permission } from '#app/kernel/permission.ts'

const coordinators = { roles: ['coordinator'], bounds: 'ctg' } as const satisfies Permission
const writers = {
  roles: ['coordinator', 'cooperation-officer', 'evaluator'],
  bounds: 'ctg',
} as const satisfies Permission
/** A party speaks for itself: nobody judges for another, and who comes from outside judges for none. */
const judges = {
  roles: ['coordinator', 'cooperation-officer', 'body-member'],
  bounds: 'own-party',
} as const satisfies Permission

export const evaluationPermissions = {
  startEvaluation: coordinators,
  inviteEvaluators: coordinators,
  freezeFraming: coordinators,
  moveEvaluation: coordinators,
  freezeEvaluation: coordinators,
  removeEvaluation: coordinators,
  renameCriteria: coordinators,
  updateFraming: writers,
  writeQuestion: writers,
  noteCondition: writers,
  writeLimits: writers,
  freezeEvidence: writers,
  requestReport: writers,
  makeReportAgain: writers,
  /** Common to all the parties: the coordination writes what they agreed. */
  recommend: coordinators,
  /** Of one party. */
  recommendForParty: judges,
  judge: judges,
} as const satisfies Record<string, Permission>
