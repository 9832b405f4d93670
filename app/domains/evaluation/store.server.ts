/** What the commands of the slice lock before they write. Every statement carries the CTG's id. */
import type { Actor } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found, foundById } from '#app/kernel/errors.ts'
import type { Permission } from '#app/kernel/permission.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { Evaluation } from './evaluation-shape.ts'
import { writesIn } from './evaluator.ts'
import { loadEvaluation } from './load-evaluation.server.ts'

type EvaluationKey = { readonly ctgId: string; readonly evaluationId: string }
type QuestionKey = { readonly ctgId: string; readonly questionId: string }

/** The evaluation, locked until commit, whole. @throws DomainError not-found, also for another CTG's */
export async function lockEvaluation({ tx }: Pick<Work, 'tx'>, { ctgId, evaluationId }: EvaluationKey) {
  await rowsOf(tx, 'evaluation', { ctg_id: ctgId, id: evaluationId }).select(['id']).forUpdate().execute()
  const evaluation = found(await loadEvaluation(tx, ctgId, evaluationId), 'evaluation.not-found')
  return { ctgId, evaluation }
}

/** The same, from one of its questions. @throws DomainError not-found */
export async function lockQuestion({ tx }: Pick<Work, 'tx'>, { ctgId, questionId }: QuestionKey) {
  const row = await rowOf(tx, 'evaluation_question', { ctgId, id: questionId }).find(['evaluation_id as evaluationId'])
  const { evaluation } = await lockEvaluation({ tx }, { ctgId, ...found(row, 'evaluation.question-not-found') })
  const question = foundById(evaluation.questions, questionId, 'evaluation.question-not-found')
  return { ctgId, evaluation, question }
}

/** @throws DomainError not-found, also for the party of another CTG */
export async function findParty({ tx }: Pick<Work, 'tx'>, { ctgId, partyId }: { ctgId: string; partyId: string }) {
  const row = await rowOf(tx, 'party', { ctgId, id: partyId }).find(['short_name as shortName'])
  return found(row, 'evaluation.party-not-found')
}

/** The right of a command that an evaluator from outside also has, where she is invited. */
export const mayWrite =
  (permission: Permission) =>
  (actor: Actor, { evaluation }: { readonly evaluation: Evaluation }): boolean =>
    writesIn(evaluation, actor, permission)

/** Ids of the restricted sheets of the CTG, whoever asks: nothing of them is frozen. */
export async function listRestricted(db: Reader, ctgId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .withSchema('public')
    .selectFrom('action')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('is_restricted', '=', true)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
