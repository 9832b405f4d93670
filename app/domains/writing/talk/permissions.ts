/** Rights of what is done around a text; whether one reads or writes it is asked of its subject besides. Pure. Rules: docs/rules/writing.md §7 to §9. */
import { type Actor, actingIn } from '#app/kernel/actor.ts'
import { everyRole, type Permission } from '#app/kernel/permission.ts'

/** An outside evaluator writes in her evaluation only (docs/rules/evaluation.md §8). */
const everyone = {
  roles: everyRole.filter((role) => role !== 'evaluator'),
  bounds: 'ctg',
} as const satisfies Permission
/** Roles that may write some text of a CTG; the subject of each text decides which. */
const writers = {
  roles: ['coordinator', 'cooperation-officer', 'action-lead', 'contributor'],
  bounds: 'ctg',
} as const satisfies Permission

export const talkPermissions = {
  comment: everyone,
  settleThread: everyone,
  removeComment: everyone,
  settleSuggestions: writers,
  restoreVersion: writers,
} as const

/** Its author, or a coordinator: nobody else closes somebody's question. */
export const canSettleThread = (
  actor: Actor,
  thread: { readonly ctgId: string; readonly openedBy: string | null },
): boolean => {
  const acting = actingIn(actor, thread.ctgId)
  return acting !== undefined && (thread.openedBy === actor.personId || acting.role === 'coordinator')
}
