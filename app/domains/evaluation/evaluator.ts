/** Who writes in an evaluation: an evaluator from outside only where she is invited. Pure. Rules: docs/rules/evaluation.md §8. */
import { type Actor, membershipIn } from '#app/kernel/actor.ts'
import { allows, type Permission } from '#app/kernel/permission.ts'
import type { Evaluation } from './evaluation-shape.ts'

export function writesIn(
  { ctgId, evaluators }: Pick<Evaluation, 'ctgId' | 'evaluators'>,
  actor: Actor,
  permission: Permission,
): boolean {
  if (!allows(permission, actor, { ctgId })) return false
  const membership = membershipIn(actor, ctgId)
  return membership?.role !== 'evaluator' || evaluators.some(({ memberId }) => memberId === membership.memberId)
}
