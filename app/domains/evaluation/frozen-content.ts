/**
 * What a framing note and an evaluation hold once frozen, as one JSON document each. Restricted sheets are not in them: every
 * member of the CTG reads what is frozen. Pure. Rules: docs/rules/evaluation.md §2, §6.
 */
import { z } from 'zod'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'
import { type Missing, missingCodes } from './evaluation.ts'
import {
  adviceKinds,
  criteria,
  type Evaluation,
  evaluationKinds,
  heldAnswers,
  levels,
  natures,
  type Question,
} from './evaluation-shape.ts'

type Restricted = ReadonlySet<string>

const openTargets = ({ targets }: Pick<Question, 'targets'>, restricted: Restricted) =>
  targets.filter(({ id }) => !restricted.has(id))

/** What a decision freezes of an evaluation: its framing and its questions, before anything is found or judged. */
export const framingContent = (evaluation: Evaluation, restricted: Restricted) => ({
  version: 1 as const,
  ...{ kind: evaluation.kind, title: evaluation.title, framing: evaluation.framing, judges: evaluation.judges },
  criterionLabels: evaluation.criterionLabels,
  questions: evaluation.questions.map((question) => ({
    ...{ id: question.id, position: question.position, text: question.text, criterion: question.criterion },
    conditions: question.conditions.map(({ id, text }) => ({ id, text })),
    targets: openTargets(question, restricted),
  })),
})

export type Evidence = {
  readonly id: string
  /** Null: on the whole evaluation. */
  readonly questionId: string | null
  readonly kind: string
  readonly nature: (typeof natures)[number]
  readonly content: unknown
  readonly frozenBy: string
  readonly frozenAt: string
}

type Frozen = {
  readonly evaluation: Evaluation
  readonly evidence: readonly Evidence[]
  readonly missing: readonly Missing[]
  /** What a mid-term evaluation leaves to the final one. */
  readonly left: readonly Missing[]
  readonly ctgName: string
  readonly isDemo: boolean
  readonly madeOn: string
  readonly restricted: Restricted
}

export function evaluationContent(frozen: Frozen): EvaluationContent {
  const { evaluation, evidence, missing, left, ctgName, isDemo, madeOn, restricted } = frozen
  const { kind, title, framing, judges, evaluators, criterionLabels, framed, questions, advice } = evaluation
  return {
    version: 1,
    ...{ ctgName, isDemo, madeOn, kind, title, framing, judges, criterionLabels, missing, left },
    evaluators: evaluators.map(({ name }) => name),
    framed: framed && { number: framed.number, decision: framed.decision, frozenAt: framed.frozenAt },
    questions: questions.map((question) => ({
      ...{ id: question.id, position: question.position, text: question.text, criterion: question.criterion },
      ...{ limits: question.limits, targets: openTargets(question, restricted) },
      conditions: question.conditions.map(({ version: _version, ...condition }) => condition),
      judgements: question.judgements,
    })),
    advice: advice.filter(({ id }) => !restricted.has(id)).map(({ adviceId: _id, version: _version, ...one }) => one),
    evidence,
  }
}

const partyShape = z.object({
  partyId: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(['caf', 'authority', 'partner']),
})
const targetShape = z.object({ on: z.enum(['action', 'objective']), id: z.string(), title: z.string() })
const pastShape = z.object({ level: z.enum(levels), reasons: z.string(), writtenBy: z.string(), writtenAt: z.string() })
const text = z.string()

const missingShape = z.object({ code: z.enum(missingCodes), count: z.number(), names: z.array(text) })

/** A later shape gets the next version, and is read beside this one. */
const contentShape = z.object({
  version: z.literal(1),
  ...{ ctgName: text, isDemo: z.boolean(), madeOn: text, kind: z.enum(evaluationKinds), title: text },
  framing: z.object({ scope: text, method: text, calendar: text, means: text, limits: text, risks: text }),
  judges: z.array(partyShape),
  evaluators: z.array(text),
  criterionLabels: z.partialRecord(z.enum(criteria), text),
  missing: z.array(missingShape),
  /** Absent from evaluations frozen before mid-term ones were made lighter. */
  left: z.array(missingShape).default([]),
  framed: z
    .object({
      number: z.number(),
      frozenAt: text,
      decision: z.object({ id: text, number: z.number(), decidedOn: text }).nullable(),
    })
    .nullable(),
  questions: z.array(
    z.object({
      ...{
        id: text,
        position: z.number(),
        text,
        criterion: z.enum(criteria),
        limits: text,
        targets: z.array(targetShape),
      },
      conditions: z.array(
        z.object({
          ...{ id: text, text, noted: text, held: z.enum(heldAnswers), heldNote: text },
          ...{ notedBy: text.nullable(), notedAt: text.nullable() },
        }),
      ),
      judgements: z
        .array(
          partyShape
            .extend({ ...pastShape.shape, number: z.number(), before: z.array(pastShape).readonly() })
            .readonly(),
        )
        .readonly(),
    }),
  ),
  advice: z.array(
    targetShape.extend({
      ...{ party: partyShape.nullable(), advice: z.enum(adviceKinds), reason: text, writtenBy: text, writtenAt: text },
    }),
  ),
  evidence: z.array(
    z.object({
      ...{ id: text, questionId: text.nullable(), kind: text, nature: z.enum(natures), content: z.unknown() },
      ...{ frozenBy: text, frozenAt: text },
    }),
  ),
})

export type EvaluationContent = DeepReadonly<z.output<typeof contentShape>>

/** @throws ZodError when the content is not that of an evaluation: a bug */
export const readEvaluation = (content: unknown): EvaluationContent => contentShape.parse(content)
