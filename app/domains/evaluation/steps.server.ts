/** What the rooms and the slices above write of an evaluation, inside their own transaction. Each journals its line. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { refusalToChange, refusalToNote } from './evaluation.ts'
import type { Nature } from './evaluation-shape.ts'
import { roomKind } from './room.ts'
import type { RoomEvidence } from './room-shape.ts'
import { lockEvaluation, lockQuestion } from './store.server.ts'

export type NewEvidence = {
  /** Null: on the whole evaluation. */
  readonly questionId: string | null
  readonly kind: string
  readonly nature: Nature
  /** What was computed that day; kept as it is. */
  readonly content: unknown
}

type Key = { readonly ctgId: string; readonly evaluationId: string }

/**
 * Freezes evidence, in place of what was frozen of the same kinds on the same questions. One statement each way.
 * @throws DomainError not-found | conflict when the evaluation is frozen
 */
export async function recordEvidence(work: Work, key: Key, evidence: readonly NewEvidence[]): Promise<void> {
  const { evaluation } = await lockEvaluation(work, key)
  refuse('evaluation', refusalToChange(evaluation))
  if (evidence.length === 0) return
  const { tx, actor, at, newId } = work
  const { ctgId, evaluationId } = key
  await tx
    .deleteFrom('evaluation_evidence')
    .where('ctg_id', '=', ctgId)
    .where('evaluation_id', '=', evaluationId)
    .where(({ eb, or, and }) =>
      or(
        evidence.map(({ kind, questionId }) =>
          and([eb('kind', '=', kind), eb('question_id', 'is not distinct from', questionId)]),
        ),
      ),
    )
    .execute()
  await addRows(
    tx,
    'evaluation_evidence',
    evidence.map(({ questionId, kind, nature, content }) => ({
      ...{ ctg_id: ctgId, id: newId(), evaluation_id: evaluationId, question_id: questionId, kind, nature },
      ...{ content: JSON.stringify(content), frozen_by: actor.name, frozen_at: at },
    })),
  )
  const detail = { title: evaluation.title, count: evidence.length }
  await recordAct(work, 'evaluation.evidence-frozen', { ctgId, id: evaluationId }, detail)
}

type QuestionKey = { readonly ctgId: string; readonly questionId: string }

/**
 * A question that is worked on: framed, and not frozen.
 * @throws DomainError not-found | conflict with the reason of `refusalToNote`
 */
export async function requireQuestionUnderWay(work: Work, key: QuestionKey): Promise<void> {
  const { evaluation } = await lockQuestion(work, key)
  refuse('evaluation', refusalToNote(evaluation))
}

/**
 * Freezes what the workshops of a question said of it, in place of what was kept of them before.
 * @throws DomainError not-found | conflict when the evaluation is frozen
 */
export async function recordRoomWords(work: Work, key: QuestionKey, content: RoomEvidence): Promise<void> {
  const { ctgId, questionId } = key
  const { evaluation } = await lockQuestion(work, key)
  const evidence = { questionId, kind: roomKind, nature: 'word' as const, content }
  await recordEvidence(work, { ctgId, evaluationId: evaluation.id }, [evidence])
}
