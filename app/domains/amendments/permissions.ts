/** Rights over amendments and terminations, by command: the coordination writes, every member reads. Pure. Rules: docs/rules/accounts.md §3. */
import type { Permission } from '#app/kernel/permission.ts'

const coordinators = { roles: ['coordinator'], bounds: 'ctg' } as const satisfies Permission

export const amendmentPermissions = {
  prepareAmendment: coordinators,
  updateAmendment: coordinators,
  setAmendmentArticle: coordinators,
  removeAmendmentArticle: coordinators,
  freezeAmendment: coordinators,
  withdrawAmendment: coordinators,
  makeAmendmentPdfAgain: coordinators,
  linkAmendmentDecision: coordinators,
  recordAmendmentAct: coordinators,
  recordAmendmentSignature: coordinators,
  recordAmendmentRefusal: coordinators,
  eraseAmendmentSignature: coordinators,
  recordTermination: coordinators,
  undoTermination: coordinators,
} as const satisfies Record<string, Permission>
