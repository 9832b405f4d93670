/** An evaluation whole, in one statement, for pages, commands and the rooms that freeze it. The caller has checked the right to read. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Criterion, Evaluation, Judgement, Question } from './evaluation-shape.ts'
import type { Evidence } from './frozen-content.ts'

type JudgementRow = Omit<Judgement, 'before'>
type Row = Omit<Evaluation, 'questions' | 'criterionLabels'> & {
  readonly criterionLabels: readonly { readonly key: Criterion; readonly label: string }[]
  readonly questions: readonly (Omit<Question, 'judgements'> & { readonly judgements: readonly JudgementRow[] })[]
}

const party = sql`'partyId', party.id, 'name', party.name, 'shortName', party.short_name, 'kind', party.kind`

/** By whom and by which decision a row of `seal` was frozen. */
const seal = sql`'id', seal.id, 'sha256', seal.content_sha256, 'frozenBy', seal.frozen_by, 'frozenAt', seal.frozen_at,
  'missing', seal.missing, 'decision', case when decision.id is null then null else
    json_build_object('id', decision.id, 'number', decision.number, 'decidedOn', decision.decided_on) end`

const questions = sql`coalesce((select json_agg(json_build_object(
    'id', q.id, 'position', row_number, 'text', q.text, 'criterion', q.criterion, 'limits', q.limits, 'version', q.version,
    'targets', coalesce((select json_agg(target order by target.place, target.title) from (
      select 1 as place, 'objective' as "on", objective.id, objective.title from evaluation_question_objective tied
        join objective on objective.ctg_id = tied.ctg_id and objective.id = tied.objective_id
        where tied.ctg_id = q.ctg_id and tied.question_id = q.id
      union all select 2, 'action', action.id, action.title from evaluation_question_action tied
        join action on action.ctg_id = tied.ctg_id and action.id = tied.action_id
        where tied.ctg_id = q.ctg_id and tied.question_id = q.id) as target), '[]'),
    'conditions', coalesce((select json_agg(json_build_object('id', c.id, 'text', c.text, 'noted', c.noted, 'held', c.held,
        'heldNote', c.held_note, 'notedBy', c.noted_by, 'notedAt', c.noted_at, 'version', c.version) order by c.position, c.id)
      from evaluation_condition c where c.ctg_id = q.ctg_id and c.question_id = q.id), '[]'),
    'judgements', coalesce((select json_agg(json_build_object(${party}, 'level', j.level, 'reasons', j.reasons,
        'writtenBy', j.written_by, 'writtenAt', j.written_at, 'number', j.number) order by party.position, j.number desc)
      from evaluation_judgement j join party on party.ctg_id = j.ctg_id and party.id = j.party_id
      where j.ctg_id = q.ctg_id and j.question_id = q.id), '[]')) order by row_number)
  from (select *, row_number() over (order by position) from evaluation_question
    where ctg_id = evaluation.ctg_id and evaluation_id = evaluation.id) as q), '[]')`

const advice = sql`coalesce((select json_agg(json_build_object('adviceId', a.id, 'on',
      case when a.action_id is null then 'objective' else 'action' end, 'id', coalesce(a.action_id, a.objective_id),
      'title', coalesce(action.title, objective.title), 'advice', a.advice, 'reason', a.reason, 'writtenBy', a.written_by,
      'writtenAt', a.written_at, 'version', a.version, 'party', case when party.id is null then null else
        json_build_object(${party}) end)
    order by a.action_id is not null, coalesce(action.title, objective.title), party.position nulls first)
  from evaluation_advice a
  left join action on action.ctg_id = a.ctg_id and action.id = a.action_id
  left join objective on objective.ctg_id = a.ctg_id and objective.id = a.objective_id
  left join party on party.ctg_id = a.ctg_id and party.id = a.party_id
  where a.ctg_id = evaluation.ctg_id and a.evaluation_id = evaluation.id), '[]')`

/** Undefined when this CTG has none of this id. */
export async function loadEvaluation(db: Reader, ctgId: string, evaluationId: string): Promise<Evaluation | undefined> {
  const { rows } = await sql<Row>`
    select evaluation.ctg_id as "ctgId", evaluation.id, evaluation.kind, evaluation.title, evaluation.stage,
      json_build_object('scope', scope, 'method', method, 'calendar', calendar, 'means', means, 'limits', limits,
        'risks', risks) as framing,
      coalesce((select json_agg(json_build_object(${party}) order by party.position) from evaluation_judge judge
        join party on party.ctg_id = judge.ctg_id and party.id = judge.party_id
        where judge.ctg_id = evaluation.ctg_id and judge.evaluation_id = evaluation.id), '[]') as judges,
      coalesce((select json_agg(json_build_object('memberId', member.id, 'name', person.name, 'until', member.until)
          order by person.name)
        from evaluation_evaluator invited join member on member.ctg_id = invited.ctg_id and member.id = invited.member_id
        join person on person.id = member.person_id
        where invited.ctg_id = evaluation.ctg_id and invited.evaluation_id = evaluation.id), '[]') as evaluators,
      evaluation.started_by as "startedBy", to_json(evaluation.started_at) as "startedAt", evaluation.version,
      ${questions} as questions, ${advice} as advice,
      coalesce((select json_agg(json_build_object('key', key, 'label', label)) from evaluation_criterion
        where ctg_id = evaluation.ctg_id), '[]') as "criterionLabels",
      (select json_build_object(${seal}, 'number', seal.number) from evaluation_framing seal
        left join decision on decision.ctg_id = seal.ctg_id and decision.id = seal.decision_id
        where seal.ctg_id = evaluation.ctg_id and seal.evaluation_id = evaluation.id order by seal.number desc limit 1) as framed,
      (select json_build_object(${seal}) from evaluation_version seal
        left join decision on decision.ctg_id = seal.ctg_id and decision.id = seal.decision_id
        where seal.ctg_id = evaluation.ctg_id and seal.evaluation_id = evaluation.id) as frozen
    from evaluation where evaluation.ctg_id = ${ctgId} and evaluation.id = ${evaluationId}`.execute(db)
  const row = rows[0]
  return (
    row && {
      ...row,
      questions: row.questions.map((question) => ({ ...question, judgements: inForce(question.judgements) })),
      criterionLabels: Object.fromEntries(row.criterionLabels.map(({ key, label }) => [key, label])),
    }
  )
}

/** @param rows of one question, the latest of each party first */
const inForce = (rows: readonly JudgementRow[]): readonly Judgement[] =>
  rows
    .filter(({ partyId }, index) => rows.findIndex((one) => one.partyId === partyId) === index)
    .map((judgement) => ({
      ...judgement,
      before: rows
        .filter(({ partyId, number }) => partyId === judgement.partyId && number < judgement.number)
        .map(({ level, reasons, writtenBy, writtenAt }) => ({ level, reasons, writtenBy, writtenAt })),
    }))

/** What is frozen of evidence, of the whole first, then by question, in the order it was frozen. */
export async function listEvidence(db: Reader, ctgId: string, evaluationId: string): Promise<readonly Evidence[]> {
  const { rows } = await sql<Evidence>`
    select evidence.id, question_id as "questionId", kind, nature, content, frozen_by as "frozenBy",
      to_json(frozen_at) as "frozenAt"
    from evaluation_evidence evidence
    left join evaluation_question question on question.ctg_id = evidence.ctg_id and question.id = evidence.question_id
    where evidence.ctg_id = ${ctgId} and evidence.evaluation_id = ${evaluationId}
    order by question.position nulls first, evidence.nature, evidence.kind, evidence.id limit 1000`.execute(db)
  return rows
}
