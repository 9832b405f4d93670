/** The rules of an evaluation: its stages, what is missing, what is refused, what its recommendations come to. Pure. Rules: docs/rules/evaluation.md. */
import type { Advice, AdviceKind, Evaluation, EvaluationKind, Question, Stage } from './evaluation-shape.ts'
import { linesOf } from './evaluation-shape.ts'

export { type AdviceKind, adviceKinds, type Level, levels } from './evaluation-shape.ts'
export { countOpinions } from './room.ts'
export type { KeptRoom, OpinionCounts, RoomWorkshop } from './room-shape.ts'

/** Target stage → the stages it may follow: the whole life of an evaluation. `collecting` is reached by a decision (§2), `frozen` by the freeze (§6). */
export const mayFollow: Record<Stage, readonly Stage[]> = {
  framing: ['collecting'],
  collecting: ['framing', 'judging'],
  judging: ['collecting'],
  frozen: ['judging'],
}

export type EvaluationRefusal =
  | 'frozen'
  | 'framed'
  | 'not-framed'
  | 'wrong-stage'
  | 'not-judging'
  | 'framing-without-limits'
  | 'framing-without-question'
  | 'report-without-limits'
  | 'question-judged'
  | 'framed-once'

type Staged = Pick<Evaluation, 'stage'>

/** A frozen evaluation changes no more. */
export const refusalToChange = ({ stage }: Staged): EvaluationRefusal | undefined =>
  stage === 'frozen' ? 'frozen' : undefined

/** What a decision froze is opened again before it is changed (§2.4). */
export const refusalToFrame = (evaluation: Staged): EvaluationRefusal | undefined =>
  refusalToChange(evaluation) ?? (evaluation.stage === 'framing' ? undefined : 'framed')

export const refusalToMove = (evaluation: Staged, to: Stage): EvaluationRefusal | undefined =>
  refusalToChange(evaluation) ?? (mayFollow[to].includes(evaluation.stage) ? undefined : 'wrong-stage')

export const refusalToJudge = (evaluation: Staged): EvaluationRefusal | undefined =>
  refusalToChange(evaluation) ?? (evaluation.stage === 'judging' ? undefined : 'not-judging')

/** What is noted of conditions and recommended: once the note is framed, until all is frozen. */
export const refusalToNote = (evaluation: Staged): EvaluationRefusal | undefined =>
  refusalToChange(evaluation) ?? (evaluation.stage === 'framing' ? 'wrong-stage' : undefined)

/** Begun by mistake, it goes; once framed by a decision, or judged, it stays (§1.3). */
export const refusalToRemove = ({
  framed,
  questions,
}: Pick<Evaluation, 'framed' | 'questions'>): EvaluationRefusal | undefined => {
  if (framed) return 'framed-once'
  return questions.some(({ judgements }) => judgements.length > 0) ? 'question-judged' : undefined
}

type Framed = Pick<Evaluation, 'stage' | 'framing' | 'questions'>

const hasNoLimits = ({ framing }: Pick<Evaluation, 'framing'>): boolean => linesOf(framing.limits).length === 0

/** Biases and limits are mandatory (§2.2); all else that is missing is said and kept with the decision. */
export function refusalToFreezeFraming(evaluation: Framed): EvaluationRefusal | undefined {
  const refusal = refusalToFrame(evaluation)
  if (refusal) return refusal
  if (hasNoLimits(evaluation)) return 'framing-without-limits'
  return evaluation.questions.length === 0 ? 'framing-without-question' : undefined
}

/** A report without limits is refused (§6.2). */
export function refusalToFreeze(evaluation: Pick<Evaluation, 'stage' | 'framing'>): EvaluationRefusal | undefined {
  return refusalToMove(evaluation, 'frozen') ?? (hasNoLimits(evaluation) ? 'report-without-limits' : undefined)
}

/** What somebody judged is not thrown away with its question. */
export const refusalToRemoveQuestion = (
  evaluation: Staged,
  { judgements }: Pick<Question, 'judgements'>,
): EvaluationRefusal | undefined =>
  refusalToFrame(evaluation) ?? (judgements.length > 0 ? 'question-judged' : undefined)

/** How many questions one usually chooses: a mid-term evaluation is the same thing, lighter (§10). */
export const usualQuestions: Readonly<Record<EvaluationKind, { readonly fewest: number; readonly most: number }>> = {
  'mid-term': { fewest: 1, most: 5 },
  final: { fewest: 3, most: 7 },
}

export const missingCodes = [
  'scope',
  'method',
  'calendar',
  'risks',
  'few-questions',
  'many-questions',
  'questions-without-condition',
  'no-judge',
  'single-judge',
  'not-in-copil',
  'no-decision',
  'conditions-not-known',
  'judgements',
  'questions-without-limits',
  'no-advice',
] as const
export type MissingCode = (typeof missingCodes)[number]
/** What is asked of a final evaluation alone; limits, conditions and judgements are asked of both (§10.2). */
const askedOfFinal: readonly MissingCode[] = ['method', 'calendar', 'risks', 'questions-without-limits', 'no-advice']

export const isAsked = (kind: EvaluationKind, code: MissingCode): boolean =>
  kind === 'final' || !askedOfFinal.includes(code)

/** Which ones, as they were called that day; empty when the count is enough. */
export type Missing = { readonly code: MissingCode; readonly count: number; readonly names: readonly string[] }

const item = (code: MissingCode, count: number, names: readonly string[] = []): readonly Missing[] =>
  count === 0 ? [] : [{ code, count, names }]
const named = (code: MissingCode, names: readonly string[]): readonly Missing[] => item(code, names.length, names)
const flag = (code: MissingCode, isMissing: boolean): readonly Missing[] => item(code, isMissing ? 1 : 0)

type Framing = Pick<Evaluation, 'kind' | 'framing' | 'questions' | 'judges'>

function gapsInFraming({ kind, framing, questions, judges }: Framing): readonly Missing[] {
  const count = questions.length
  const { fewest, most } = usualQuestions[kind]
  return [
    ...(['scope', 'method', 'calendar', 'risks'] as const).flatMap((field) => flag(field, framing[field] === '')),
    ...(count < fewest ? [{ code: 'few-questions' as const, count, names: [] }] : []),
    ...item('many-questions', count > most ? count : 0),
    ...named(
      'questions-without-condition',
      questions.filter(({ conditions }) => conditions.length === 0).map(({ text }) => text),
    ),
    ...flag('no-judge', judges.length === 0),
    ...flag('single-judge', judges.length === 1),
  ]
}

/** What the framing note does not say (§2.3); never a reason to refuse, limits aside. */
export const missingInFraming = (evaluation: Framing): readonly Missing[] =>
  gapsInFraming(evaluation).filter(({ code }) => isAsked(evaluation.kind, code))

/** « Ville, question 2 »: each party called to judge that said nothing of a question, not even that it does not judge. */
export const awaitedJudgements = ({ questions, judges }: Pick<Evaluation, 'questions' | 'judges'>) =>
  questions.flatMap(({ id, position, judgements }) =>
    judges
      .filter(({ partyId }) => !judgements.some((one) => one.partyId === partyId))
      .map((party) => ({ questionId: id, position, party })),
  )

type Whole = Framing & Pick<Evaluation, 'advice'>

function gapsInReport(evaluation: Pick<Evaluation, 'questions' | 'judges' | 'advice'>): readonly Missing[] {
  const { questions, advice } = evaluation
  return [
    ...item(
      'conditions-not-known',
      questions.flatMap(({ conditions }) => conditions).filter(({ held }) => held === 'not-known').length,
    ),
    ...named(
      'judgements',
      awaitedJudgements(evaluation).map(({ party, position }) => `${party.shortName}, question ${position}`),
    ),
    ...named(
      'questions-without-limits',
      questions.filter(({ limits }) => linesOf(limits).length === 0).map(({ text }) => text),
    ),
    ...flag('no-advice', advice.length === 0),
  ]
}

/** What the whole evaluation does not say when it is frozen (§6.3). */
export const missingInReport = (evaluation: Whole): readonly Missing[] =>
  gapsInReport(evaluation).filter(({ code }) => isAsked(evaluation.kind, code))

/** What the framing note of a mid-term evaluation leaves to the final one (§10.3). */
export const leftInFraming = (evaluation: Framing): readonly Missing[] =>
  gapsInFraming(evaluation).filter(({ code }) => !isAsked(evaluation.kind, code))

/** What a mid-term evaluation leaves to the final one; of a final one, nothing (§10.3). */
export const leftToFinal = (evaluation: Whole): readonly Missing[] => [
  ...leftInFraming(evaluation),
  ...gapsInReport(evaluation).filter(({ code }) => !isAsked(evaluation.kind, code)),
]

type AdviceLine = Pick<Advice, 'on' | 'id' | 'title' | 'advice' | 'reason' | 'party'>

/** What is recommended of one target: in common, or side by side. */
export type Outcome = {
  readonly on: 'action' | 'objective'
  readonly id: string
  readonly title: string
  /** Null: the parties do not recommend the same, and none is common. */
  readonly advice: AdviceKind | null
  readonly voices: readonly { readonly by: string | null; readonly advice: AdviceKind; readonly reason: string }[]
}

/**
 * By target, in their order: the common recommendation holds; without one, that on which every voice agrees; else none, and
 * each voice stays beside the others (§5.3).
 */
export function outcomes(advice: readonly AdviceLine[]): readonly Outcome[] {
  const ids = [...new Set(advice.map(({ id }) => id))]
  return ids.flatMap((id) => {
    const [first, ...others] = advice.filter((one) => one.id === id)
    if (!first) return []
    const all = [first, ...others]
    const common = all.find(({ party }) => party === null)
    const isUnanimous = others.every((one) => one.advice === first.advice)
    return [
      {
        ...{ on: first.on, id, title: first.title },
        advice: common?.advice ?? (isUnanimous ? first.advice : null),
        voices: all.map((one) => ({ by: one.party?.name ?? null, advice: one.advice, reason: one.reason })),
      },
    ]
  })
}
