/** What the pages read of the evidence of an evaluation: as it was frozen, or computed on the day for who asks. */
import { type Actor, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { refusalToChange } from '../evaluation.ts'
import type { Evaluation } from '../evaluation-shape.ts'
import { writesIn } from '../evaluator.ts'
import type { Evidence as Row } from '../frozen-content.ts'
import { listEvidence, loadEvaluation } from '../load-evaluation.server.ts'
import { evaluationPermissions } from '../permissions.ts'
import { roomKind } from '../room.ts'
import { type KeptRoom, roomShape } from '../room-shape.ts'
import { loadEvidenceSources } from './evidence-reads.server.ts'
import { type Evidence, evidenceShapes } from './evidence-shape.ts'
import { computeAllEvidence } from './results.ts'
import { linksOf } from './scope.ts'

export type ScopedEvidence = {
  readonly evidence: Evidence
  /** Null: computed at this instant, not frozen. */
  readonly seal: { readonly at: string; readonly by: string } | null
}

/** Of a question, or of the whole (null); undefined while it was not frozen. */
export function pickEvidence(rows: readonly Row[], questionId: string | null): ScopedEvidence | undefined {
  const ofScope = rows.filter((row) => row.questionId === questionId)
  const contentOf = (kind: keyof Evidence) => ofScope.find((row) => row.kind === kind)?.content
  const first = ofScope.find(({ kind }) => kind === 'process')
  if (!first) return
  return {
    evidence: {
      process: evidenceShapes.process.parse(contentOf('process')),
      result: evidenceShapes.result.parse(contentOf('result')),
      word: evidenceShapes.word.parse(contentOf('word')),
      document: evidenceShapes.document.parse(contentOf('document')),
    },
    seal: { at: first.frozenAt, by: first.frozenBy },
  }
}

/** What the workshops of a question said of it; undefined while none was kept. */
export function pickRoomWords(rows: readonly Row[], questionId: string): KeptRoom | undefined {
  const row = rows.find((one) => one.questionId === questionId && one.kind === roomKind)
  if (!row) return
  return { ...roomShape.parse(row.content), seal: { at: row.frozenAt, by: row.frozenBy } }
}

/** The frozen evidence of a question, for its page: one statement. @throws DomainError not-found for a stranger */
export async function getQuestionEvidence({ db, actor }: Context, evaluation: Evaluation, questionId: string) {
  const { ctgId, id: evaluationId } = evaluation
  requireMembership(actor, ctgId)
  const rows = await listEvidence(db, ctgId, evaluationId)
  return {
    ...{ ctgId, evaluationId, questionId },
    scoped: pickEvidence(rows, questionId) ?? null,
    room: pickRoomWords(rows, questionId) ?? null,
    mayFreeze: mayFreezeIn(evaluation, actor),
  }
}
export type QuestionEvidence = Awaited<ReturnType<typeof getQuestionEvidence>>

const mayFreezeIn = (evaluation: Evaluation, actor: Actor): boolean =>
  refusalToChange(evaluation) === undefined && writesIn(evaluation, actor, evaluationPermissions.write)

type EvidenceQuery = {
  readonly ctgId: string
  readonly evaluationId: string
  /** Null: the whole. */
  readonly questionId: string | null
  /** Computed now, in place of what was frozen. */
  readonly isToday: boolean
}

/** All the evidence of one scope. @throws DomainError not-found, also for another evaluation’s question */
export async function getEvidencePage(context: Context, query: EvidenceQuery) {
  const { db, actor } = context
  const { ctgId, evaluationId, questionId } = query
  requireMembership(actor, ctgId)
  const evaluation = found(await loadEvaluation(db, ctgId, evaluationId), 'evaluation.not-found')
  const question = questionId === null ? undefined : evaluation.questions.find(({ id }) => id === questionId)
  if (questionId !== null) found(question, 'evaluation.question-not-found')
  const isChangeable = refusalToChange(evaluation) === undefined
  return {
    ctgId,
    evaluation: { id: evaluationId, title: evaluation.title },
    questions: evaluation.questions.map(({ id, position, text }) => ({ id, position, text })),
    questionId,
    hasLinks: question === undefined || question.targets.length > 0,
    isToday: query.isToday && isChangeable,
    scoped:
      query.isToday && isChangeable
        ? await computeNow(context, evaluation, questionId)
        : (pickEvidence(await listEvidence(db, ctgId, evaluationId), questionId) ?? null),
    mayFreeze: mayFreezeIn(evaluation, actor),
    isChangeable,
  }
}
export type EvidencePageData = Awaited<ReturnType<typeof getEvidencePage>>

async function computeNow(
  context: Context,
  evaluation: Evaluation,
  questionId: string | null,
): Promise<ScopedEvidence> {
  const sources = await loadEvidenceSources(context.db, evaluation.ctgId, todayIn(context, evaluation.ctgId))
  const scoped = computeAllEvidence(sources, evaluation.questions.map(linksOf))
  const { evidence } = found(
    scoped.find((one) => one.questionId === questionId),
    'evaluation.question-not-found',
  )
  return { evidence, seal: null }
}
