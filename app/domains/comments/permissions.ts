/** Rights over comments of the public page: the coordinations read before, answer and decide. Pure. Rules: docs/rules/accounts.md §3. */
import { coordinators, type Permission } from '#app/kernel/permission.ts'

export const commentPermissions = {
  moderate: { ...coordinators, refusal: 'comments.moderate' },
  /** A page that is still read owes an answer, whatever became of its CTG. */
  answer: { ...coordinators, refusal: 'comments.moderate', holdsWhenArchived: true },
} as const satisfies Record<string, Permission>
