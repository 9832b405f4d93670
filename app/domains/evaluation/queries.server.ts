/** What the pages of evaluations read, and what they hand to the slices above. Every function starts from the actor. Rules: docs/rules/evaluation.md. */
import { sql } from 'kysely'
import { listParties } from '#app/domains/ctg/queries.server.ts'
import { listCopilStandings } from '#app/domains/meetings/queries.server.ts'
import { listDecisions, listPlanActions, loadPlanOutline } from '#app/domains/plan/queries.server.ts'
import { type Actor, actingIn, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found, foundById } from '#app/kernel/errors.ts'
import { allows, requireOpen } from '#app/kernel/permission.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import {
  awaitedJudgements,
  leftInFraming,
  leftToFinal,
  type Missing,
  missingInFraming,
  missingInReport,
  outcomes,
  refusalToFrame,
  refusalToFreeze,
  refusalToFreezeFraming,
  refusalToNote,
  refusalToRemove,
} from './evaluation.ts'
import type { Evaluation, EvaluationKind, Stage } from './evaluation-shape.ts'
import { writesIn } from './evaluator.ts'
import { loadEvaluation } from './load-evaluation.server.ts'
import { evaluationPermissions as permissions } from './permissions.ts'

export { loadEvaluation } from './load-evaluation.server.ts'

export type EvaluationLine = {
  readonly id: string
  readonly kind: EvaluationKind
  readonly title: string
  readonly stage: Stage
  readonly startedOn: string
  readonly questionCount: number
  /** Answers of the parties called to judge, « non jugé » included. */
  readonly judgedCount: number
  readonly toJudgeCount: number
  readonly frozenOn: string | null
}

/** The latest first. The caller has checked the right to read. */
export async function listEvaluations(db: Reader, ctgId: string): Promise<readonly EvaluationLine[]> {
  const { rows } = await sql<EvaluationLine>`
    select evaluation.id, evaluation.kind, evaluation.title, evaluation.stage,
      (evaluation.started_at at time zone 'Europe/Paris')::date as "startedOn",
      questions.count::int as "questionCount", (questions.count * judges.count)::int as "toJudgeCount",
      (select count(distinct (judgement.question_id, judgement.party_id))::int from evaluation_judgement judgement
        join evaluation_question question on question.ctg_id = judgement.ctg_id and question.id = judgement.question_id
        join evaluation_judge judge on judge.ctg_id = judgement.ctg_id and judge.party_id = judgement.party_id
          and judge.evaluation_id = question.evaluation_id
        where question.ctg_id = evaluation.ctg_id and question.evaluation_id = evaluation.id) as "judgedCount",
      (select (frozen_at at time zone 'Europe/Paris')::date from evaluation_version frozen
        where frozen.ctg_id = evaluation.ctg_id and frozen.evaluation_id = evaluation.id) as "frozenOn"
    from evaluation
    cross join lateral (select count(*) from evaluation_question question
      where question.ctg_id = evaluation.ctg_id and question.evaluation_id = evaluation.id) as questions
    cross join lateral (select count(*) from evaluation_judge judge
      where judge.ctg_id = evaluation.ctg_id and judge.evaluation_id = evaluation.id) as judges
    where evaluation.ctg_id = ${ctgId}
    order by evaluation.started_at desc, evaluation.id limit 50`.execute(db)
  return rows
}

/** The evaluations of a CTG. @throws DomainError not-found for a stranger */
export async function getEvaluationsPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const standings = await listCopilStandings(db, new Map([[ctgId, todayIn(context, ctgId)]]))
  return {
    ctgId,
    evaluations: await listEvaluations(db, ctgId),
    hasEnded: standings.get(ctgId)?.endedOn != null,
    mayStart: allows(permissions.lead, actor, { ctgId }),
  }
}
export type EvaluationsPageData = Awaited<ReturnType<typeof getEvaluationsPage>>

export type EvaluationKey = { readonly ctgId: string; readonly evaluationId: string }
export type QuestionKey = { readonly ctgId: string; readonly questionId: string }

async function readEvaluation({ db, actor }: Context, { ctgId, evaluationId }: EvaluationKey): Promise<Evaluation> {
  requireMembership(actor, ctgId)
  return found(await loadEvaluation(db, ctgId, evaluationId), 'evaluation.not-found')
}

/** What the actor may do now, by her right and by where the evaluation is. */
function rightsIn(evaluation: Evaluation, actor: Actor) {
  const { ctgId, stage } = evaluation
  const isOpen = stage !== 'frozen'
  const leads = allows(permissions.lead, actor, { ctgId })
  const writes = writesIn(evaluation, actor, permissions.write)
  return {
    lead: leads && isOpen,
    frame: writes && refusalToFrame(evaluation) === undefined,
    note: writes && refusalToNote(evaluation) === undefined,
    writeLimits: writes && isOpen,
    remove: leads && refusalToRemove(evaluation) === undefined,
  }
}

/** One evaluation: where it is, its questions, its framing, what is missing. @throws DomainError not-found */
export async function getEvaluationPage(context: Context, key: EvaluationKey) {
  const evaluation = await readEvaluation(context, key)
  const { partyId } = requireMembership(context.actor, key.ctgId)
  const { recommend, recommendForParty } = partyRights(evaluation, context.actor, partyId)
  const may = { ...rightsIn(evaluation, context.actor), recommend: recommend || recommendForParty }
  const [decisions, candidates] = await Promise.all([
    may.lead ? listDecisions(context.db, key.ctgId) : [],
    may.lead ? listEvaluatorMembers(context, key.ctgId) : [],
  ])
  return {
    evaluation,
    isStopped: actingIn(context.actor, key.ctgId) === undefined,
    may,
    decisions,
    candidates,
    awaited: awaitedJudgements(evaluation).length,
    missing: evaluation.stage === 'framing' ? missingInFraming(evaluation) : missingInReport(evaluation),
    left: evaluation.stage === 'framing' ? leftInFraming(evaluation) : leftToFinal(evaluation),
    framingRefusal: refusalToFreezeFraming(evaluation) ?? null,
    freezeRefusal: refusalToFreeze(evaluation) ?? null,
    framedMissing: readMissing(evaluation.framed?.missing),
    frozenMissing: readMissing(evaluation.frozen?.missing),
  }
}
export type EvaluationPageData = Awaited<ReturnType<typeof getEvaluationPage>>

/** As the database keeps it. */
const readMissing = (stored: unknown): readonly Missing[] => (Array.isArray(stored) ? stored : [])

/** Members who come from outside to evaluate, and whose mandate runs. */
const listEvaluatorMembers = (context: Context, ctgId: string) =>
  context.db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['member.id', 'person.name', 'member.function_title as functionTitle', 'member.until'])
    .where('member.ctg_id', '=', ctgId)
    .where('member.role', '=', 'evaluator')
    .where('member.until', '>=', todayIn(context, ctgId))
    .orderBy('person.name')
    .execute()

/** The framing note, to write. @throws DomainError not-found */
export async function getFramingPage(context: Context, key: EvaluationKey) {
  const evaluation = await readEvaluation(context, key)
  return {
    evaluation,
    parties: await listParties(context.db, key.ctgId),
    may: rightsIn(evaluation, context.actor),
    mayRename: allows(permissions.lead, context.actor, { ctgId: key.ctgId }) && evaluation.stage !== 'frozen',
  }
}
export type FramingPageData = Awaited<ReturnType<typeof getFramingPage>>

async function evaluationOf({ db, actor }: Context, { ctgId, questionId }: QuestionKey): Promise<EvaluationKey> {
  requireMembership(actor, ctgId)
  const row = await rowOf(db, 'evaluation_question', { ctgId, id: questionId }).find(['evaluation_id as evaluationId'])
  return { ctgId, ...found(row, 'evaluation.question-not-found') }
}

/** @param questionId absent: a question to come */
export async function getQuestionFormPage(
  context: Context,
  key: { readonly ctgId: string } & ({ readonly evaluationId: string } | { readonly questionId: string }),
) {
  const { ctgId } = key
  const evaluation = await readEvaluation(context, 'evaluationId' in key ? key : await evaluationOf(context, key))
  requireOpen(context.actor, ctgId)
  const question = 'questionId' in key ? evaluation.questions.find(({ id }) => id === key.questionId) : undefined
  const [outline, actions] = await Promise.all([
    loadPlanOutline(context.db, ctgId),
    listPlanActions(context.db, ctgId, todayIn(context, ctgId)),
  ])
  return {
    evaluation,
    question: question ?? null,
    objectives: outline.objectives.map(({ id, code, title }) => ({ id, code, title })),
    actions: actions.map(({ id, code, title }) => ({ id, code, title })),
    may: rightsIn(evaluation, context.actor),
  }
}
export type QuestionFormData = Awaited<ReturnType<typeof getQuestionFormPage>>

/** One question: its conditions, each party's judgement, what is recommended, its limits. @throws DomainError not-found */
export async function getQuestionPage(context: Context, key: QuestionKey) {
  const { ctgId, questionId } = key
  const evaluation = await readEvaluation(context, await evaluationOf(context, key))
  const { db, actor } = context
  const question = foundById(evaluation.questions, questionId, 'evaluation.question-not-found')
  const [outline, parties] = await Promise.all([loadPlanOutline(db, ctgId), listParties(db, ctgId)])
  const acting = parties.find(({ id }) => id === requireMembership(actor, ctgId).partyId)
  return {
    evaluation,
    question,
    objectiveCodes: Object.fromEntries(outline.objectives.map(({ id, code }) => [id, code])),
    acting: acting ? { id: acting.id, shortName: acting.shortName } : null,
    may: { ...rightsIn(evaluation, actor), ...partyRights(evaluation, actor, acting?.id) },
  }
}
export type QuestionPageData = Awaited<ReturnType<typeof getQuestionPage>>

function partyRights(evaluation: Evaluation, actor: Actor, partyId: string | undefined) {
  const { ctgId, stage } = evaluation
  const canNote = refusalToNote(evaluation) === undefined
  const isOfParty = partyId !== undefined && allows(permissions.judge, actor, { ctgId, partyId })
  return {
    judge: isOfParty && stage === 'judging',
    recommend: canNote && allows(permissions.lead, actor, { ctgId }),
    recommendForParty: isOfParty && canNote,
  }
}

/** Lines on a page of recommendations. */
const linesPerPage = 50

/** What is recommended of every objective and action, by page. @param voice in common, or of the party one acts for */
export async function getAdvicePage(
  context: Context,
  key: EvaluationKey,
  { page, voice }: { readonly page: number; readonly voice: 'common' | 'party' },
) {
  const evaluation = await readEvaluation(context, key)
  const { ctgId } = key
  const { db, actor } = context
  const [outline, actions, parties] = await Promise.all([
    loadPlanOutline(db, ctgId),
    listPlanActions(db, ctgId, todayIn(context, ctgId)),
    listParties(db, ctgId),
  ])
  const acting = parties.find(({ id }) => id === requireMembership(actor, ctgId).partyId)
  const may = partyRights(evaluation, actor, acting?.id)
  const lines = [
    ...outline.objectives.map(({ id, code, title }) => ({ on: 'objective' as const, id, code, title, status: null })),
    ...actions.map(({ id, code, title, status }) => ({ on: 'action' as const, id, code, title, status })),
  ]
  const pageCount = Math.max(1, Math.ceil(lines.length / linesPerPage))
  const current = Math.min(page, pageCount)
  return {
    evaluation,
    ...{ voice, page: current, pageCount, total: lines.length, may },
    acting: acting ? { id: acting.id, shortName: acting.shortName } : null,
    lines: lines.slice((current - 1) * linesPerPage, current * linesPerPage),
  }
}
export type AdvicePageData = Awaited<ReturnType<typeof getAdvicePage>>

/**
 * What the newest frozen evaluation recommends, else the newest one; undefined when none recommends anything. Two statements.
 * The caller has checked the right to read.
 */
export async function findNewestOutcomes(db: Reader, ctgId: string) {
  const row = await rowsOf(db, 'evaluation', { ctg_id: ctgId })
    .select(['id'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('evaluation_advice')
          .select('evaluation_advice.id')
          .whereRef('evaluation_advice.ctg_id', '=', 'evaluation.ctg_id')
          .whereRef('evaluation_advice.evaluation_id', '=', 'evaluation.id'),
      ),
    )
    .orderBy((eb) => eb('stage', '=', 'frozen'), 'desc')
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  const evaluation = row && (await loadEvaluation(db, ctgId, row.id))
  return (
    evaluation && {
      ...{ title: evaluation.title, isFrozen: evaluation.stage === 'frozen' },
      outcomes: outcomes(evaluation.advice),
    }
  )
}
