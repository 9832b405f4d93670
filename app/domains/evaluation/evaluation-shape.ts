/** An evaluation as it is read, and as it is frozen: questions, conditions, judgements, recommendations, limits. Pure. Rules: docs/rules/evaluation.md. */
import type { PartyKind } from '#app/kernel/actor.ts'

export const evaluationKinds = ['mid-term', 'final'] as const
export type EvaluationKind = (typeof evaluationKinds)[number]

export const stages = ['framing', 'collecting', 'judging', 'frozen'] as const
export type Stage = (typeof stages)[number]

export const criteria = [
  'relevance',
  'coherence',
  'attainment',
  'means',
  'effects',
  'partnership',
  'durability',
] as const
export type Criterion = (typeof criteria)[number]

export const heldAnswers = ['yes', 'in-part', 'no', 'not-known'] as const
export type Held = (typeof heldAnswers)[number]

/** From the lowest; `not-judged` is an answer too, with its reasons. */
export const levels = ['not-reached', 'partly', 'rather', 'reached', 'not-judged'] as const
export type Level = (typeof levels)[number]

export const adviceKinds = ['continue', 'adapt', 'stop', 'generalise'] as const
export type AdviceKind = (typeof adviceKinds)[number]

export const natures = ['process', 'result', 'word', 'document'] as const
export type Nature = (typeof natures)[number]

export const framingFields = ['scope', 'method', 'calendar', 'means', 'limits', 'risks'] as const
export type FramingField = (typeof framingFields)[number]
/** Plain text; limits and risks are one a line. */
export type Framing = Readonly<Record<FramingField, string>>

export type EvaluationParty = {
  readonly partyId: string
  readonly name: string
  readonly shortName: string
  readonly kind: PartyKind
}

export type Condition = {
  readonly id: string
  readonly text: string
  /** What was found of it; empty: nothing yet. */
  readonly noted: string
  readonly held: Held
  /** « avec 6 mois de retard », after the answer; empty for none. */
  readonly heldNote: string
  readonly notedBy: string | null
  readonly notedAt: string | null
  readonly version: number
}

/** What a party judged, in force. */
export type Judgement = EvaluationParty & {
  readonly level: Level
  readonly reasons: string
  readonly writtenBy: string
  readonly writtenAt: string
  /** 1: never corrected. */
  readonly number: number
  /** What it corrects, the latest first. */
  readonly before: readonly PastJudgement[]
}
export type PastJudgement = {
  readonly level: Level
  readonly reasons: string
  readonly writtenBy: string
  readonly writtenAt: string
}

/** An objective or an action, by its id in this CTG. */
export type Target = {
  readonly on: 'action' | 'objective'
  readonly id: string
  readonly title: string
}

export type Question = {
  readonly id: string
  /** From 1, in their order. */
  readonly position: number
  readonly text: string
  readonly criterion: Criterion
  /** One a line. */
  readonly limits: string
  /** Restricted sheets that the reader may not see are not there. */
  readonly targets: readonly Target[]
  readonly conditions: readonly Condition[]
  /** In the order of the parties of the CTG; those who said nothing are not there. */
  readonly judgements: readonly Judgement[]
  readonly version: number
}

export type Advice = Target & {
  readonly adviceId: string
  /** Whose; null: common to all. */
  readonly party: EvaluationParty | null
  readonly advice: AdviceKind
  readonly reason: string
  readonly writtenBy: string
  readonly writtenAt: string
  readonly version: number
}

/** By whom, when, and by which decision something was frozen. */
export type Seal = {
  readonly id: string
  readonly sha256: string
  readonly frozenBy: string
  readonly frozenAt: string
  readonly decision: { readonly id: string; readonly number: number; readonly decidedOn: string } | null
  readonly missing: unknown
}

export type Evaluator = { readonly memberId: string; readonly name: string; readonly until: string | null }

export type Evaluation = {
  readonly ctgId: string
  readonly id: string
  readonly kind: EvaluationKind
  readonly title: string
  readonly stage: Stage
  readonly framing: Framing
  /** Parties called to judge, in the order of the CTG. */
  readonly judges: readonly EvaluationParty[]
  readonly evaluators: readonly Evaluator[]
  readonly startedBy: string
  readonly startedAt: string
  readonly version: number
  /** In their order. */
  readonly questions: readonly Question[]
  /** Objectives first, then actions; of one target, the common one first. */
  readonly advice: readonly Advice[]
  /** Names given to the criteria by the partners; those left out bear Trame's. */
  readonly criterionLabels: Readonly<Partial<Record<Criterion, string>>>
  /** The framing note in force; null until a decision froze one. */
  readonly framed: (Seal & { readonly number: number }) | null
  /** Set once the evaluation is frozen whole. */
  readonly frozen: Seal | null
}

/** Each line that says something. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*[-•]\s*/, '').trim())
    .filter((line) => line !== '')
