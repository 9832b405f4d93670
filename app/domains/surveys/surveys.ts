/** A survey, its questions and what one answers. Pure. Rules: docs/rules/surveys.md. */
import type { AttemptLimit } from '#app/kernel/attempts.ts'

export const audiences = ['families', 'partners', 'elected'] as const
export type Audience = (typeof audiences)[number]

export const surveyStates = ['draft', 'open', 'closed'] as const
export type SurveyState = (typeof surveyStates)[number]

export const questionKinds = ['one', 'several', 'scale', 'bands', 'short', 'long'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** Shown only to who gave one of these answers to an earlier question. */
export type Condition = { readonly questionId: string; readonly choices: readonly number[] }

export type Question = {
  readonly id: string
  /** From 1. */
  readonly rank: number
  readonly kind: QuestionKind
  readonly label: string
  readonly hint: string
  /** Empty for a text. An answer is the place of its choice here, from 0. */
  readonly choices: readonly string[]
  readonly isRequired: boolean
  /** The results of the others are also told by its choices. */
  readonly isProfile: boolean
  readonly shownIf: Condition | null
}

export const mostQuestions = 20
export const mostChoices = 12
export const scaleChoices = 4
export const mostAnswers = 10_000
export const leastShown = 5
/** Fewer answers than this are not told by who answers: nearly everything would be hidden. */
export const leastCrossed = 30
/** On the page of the team. */
export const mostTextsShown = 500
export const longest = { short: 200, long: 2000 } as const

export const isText = (kind: QuestionKind): kind is 'short' | 'long' => kind === 'short' || kind === 'long'
/** One answer out of its choices: what a condition or a profile may rest on. */
export const hasOneAnswer = (kind: QuestionKind): boolean => kind === 'one' || kind === 'scale' || kind === 'bands'

/** A school, a town hall share one address: many answers leave it. */
export const surveyLimits = {
  guess: { name: 'survey-guess', most: 60, minutes: 15 },
  answer: { name: 'survey-answer', most: 200, minutes: 60 },
} as const satisfies Record<string, AttemptLimit>

/** `countingSince`: closed then, its answers are being counted. */
type SurveyLife = {
  readonly state: SurveyState
  readonly closesOn: string | null
  readonly countingSince: Date | null
}
export type SurveyStage = SurveyState | 'over' | 'counting'

/** What it is on that day: its last day past, or closed, it takes no more answers, though they are not counted yet. */
export const stageOf = ({ state, closesOn, countingSince }: SurveyLife, today: string): SurveyStage => {
  if (state !== 'open') return state
  if (countingSince !== null) return 'counting'
  return closesOn !== null && closesOn < today ? 'over' : 'open'
}

/** Past that, whoever counted is taken for stopped: it may be asked again. */
const countingMinutes = 10

export const isCountingLate = ({ countingSince }: Pick<SurveyLife, 'countingSince'>, at: Date): boolean =>
  countingSince !== null && at.getTime() - countingSince.getTime() > countingMinutes * 60_000

export const refusalToEdit = ({ state }: Pick<SurveyLife, 'state'>): 'not-draft' | undefined =>
  state === 'draft' ? undefined : 'not-draft'

export const refusalToExtend = ({ state, countingSince }: Omit<SurveyLife, 'closesOn'>): 'not-open' | undefined =>
  state === 'open' && countingSince === null ? undefined : 'not-open'

/** Asked again of what is being counted: only once nobody seems to count any more. */
export const refusalToClose = (
  survey: Omit<SurveyLife, 'closesOn'>,
  at: Date,
): 'not-open' | 'already-counting' | undefined => {
  if (survey.state !== 'open') return 'not-open'
  if (survey.countingSince !== null && !isCountingLate(survey, at)) return 'already-counting'
}

export const refusalToAnswer = (
  survey: SurveyLife,
  today: string,
  answers: number,
): 'survey-closed' | 'survey-full' | undefined => {
  if (stageOf(survey, today) !== 'open') return 'survey-closed'
  return answers >= mostAnswers ? 'survey-full' : undefined
}

export type OpenRefusal = 'not-draft' | 'no-question' | 'no-last-day' | 'last-day-past' | 'no-team'

/** Why it cannot open yet; the page says it beside the button. */
export function refusalToOpen(
  survey: SurveyLife & { readonly teamSize: number },
  questions: readonly Question[],
  today: string,
): OpenRefusal | undefined {
  if (survey.state !== 'draft') return 'not-draft'
  if (questions.length === 0) return 'no-question'
  if (survey.closesOn === null) return 'no-last-day'
  if (survey.closesOn < today) return 'last-day-past'
  if (survey.teamSize === 0 && questions.some(({ kind }) => isText(kind))) return 'no-team'
}

/** Questions in their order, the one named taken one place up or down; undefined at the end of the list. */
export function moved(questions: readonly Question[], id: string, by: -1 | 1): readonly Question[] | undefined {
  const from = questions.findIndex((question) => question.id === id)
  const [one, other] = [questions[from], questions[from + by]]
  if (!one || !other) return
  return questions
    .with(from, other)
    .with(from + by, one)
    .map((question, index) => ({ ...question, rank: index + 1 }))
}

export type ConditionRefusal = 'condition-forward' | 'condition-not-single' | 'condition-no-choice'

/** Why a question cannot hang on that answer: only on an earlier question of one answer, and on choices it has. */
export function refusalOfCondition(
  questions: readonly Question[],
  { rank, shownIf }: Pick<Question, 'rank' | 'shownIf'>,
): ConditionRefusal | undefined {
  if (shownIf === null) return
  const parent = questions.find(({ id }) => id === shownIf.questionId)
  if (!parent || parent.rank >= rank) return 'condition-forward'
  if (!hasOneAnswer(parent.kind)) return 'condition-not-single'
  const areKnown = shownIf.choices.every((choice) => choice >= 0 && choice < parent.choices.length)
  if (!areKnown || shownIf.choices.length === 0 || shownIf.choices.length === parent.choices.length)
    return 'condition-no-choice'
}

/** Of the whole questionnaire, after a question changed, moved or left. */
export function refusalOfConditions(questions: readonly Question[]): ConditionRefusal | undefined {
  for (const question of questions) {
    const refusal = refusalOfCondition(questions, question)
    if (refusal) return refusal
  }
}

/** By question: the places of the choices ticked. */
export type Choices = Readonly<Record<string, readonly number[]>>

export const isShown = ({ shownIf }: Pick<Question, 'shownIf'>, choices: Choices): boolean =>
  shownIf === null || (choices[shownIf.questionId] ?? []).some((choice) => shownIf.choices.includes(choice))

const after = ['', 'bis', 'ter', 'quater']

/**
 * The number a question is read under, everywhere: « 3 », and « 3 bis » for one that only some see after it, so that who does not
 * see it misses no number, with or without JavaScript.
 */
export function numberOf(questions: readonly Pick<Question, 'rank' | 'shownIf'>[], rank: number): string {
  const before = questions.filter((one) => one.rank <= rank).toSorted((one, other) => one.rank - other.rank)
  const last = before.findLastIndex(({ shownIf }) => shownIf === null)
  const main = before.filter(({ shownIf }) => shownIf === null).length
  const more = before.length - 1 - last
  return [main, after[more] ?? more + 1].filter((part) => part !== '').join(' ')
}

/** Names of the fields: a box has its own, so that a refused form comes back ticked without JavaScript. */
export const fieldOf = ({ rank }: Pick<Question, 'rank'>): string => `q${rank}`
export const boxOf = (question: Pick<Question, 'rank'>, choice: number): string => `${fieldOf(question)}-${choice}`

export type AnswerFault = 'missing' | 'unknown-choice' | 'too-long'
export type ReadAnswers = {
  readonly choices: Choices
  readonly texts: readonly { readonly questionId: string; readonly words: string }[]
  /** By name of field. */
  readonly faults: Readonly<Record<string, { readonly fault: AnswerFault; readonly question: Question }>>
}

function readChoices(
  question: Question,
  values: Readonly<Record<string, string>>,
): readonly number[] | 'unknown-choice' {
  if (question.kind === 'several')
    return question.choices.flatMap((_, choice) => (values[boxOf(question, choice)] ? [choice] : []))
  const value = values[fieldOf(question)] ?? ''
  if (value === '') return []
  const choice = /^\d{1,2}$/.test(value) ? Number(value) : -1
  return choice >= 0 && choice < question.choices.length ? [choice] : 'unknown-choice'
}

/** The field that a sentence about a question is shown at: the first box of several. */
const faultField = (question: Question): string =>
  question.kind === 'several' ? boxOf(question, 0) : fieldOf(question)

/**
 * What was answered, question by question in their order; what was not to be shown is left out, whatever was sent.
 * @param values of the form, by name of field; others are ignored
 */
export function readAnswers(questions: readonly Question[], values: Readonly<Record<string, string>>): ReadAnswers {
  const choices: Record<string, readonly number[]> = {}
  const texts: { questionId: string; words: string }[] = []
  const faults: Record<string, { fault: AnswerFault; question: Question }> = {}
  for (const question of questions) {
    if (!isShown(question, choices)) continue
    const say = (fault: AnswerFault) => {
      faults[faultField(question)] = { fault, question }
    }
    if (isText(question.kind)) {
      const words = (values[fieldOf(question)] ?? '').trim()
      if (words.length > longest[question.kind]) say('too-long')
      else if (words !== '') texts.push({ questionId: question.id, words })
      else if (question.isRequired) say('missing')
      continue
    }
    const read = readChoices(question, values)
    if (read === 'unknown-choice') say(read)
    else if (read.length > 0) choices[question.id] = read
    else if (question.isRequired) say('missing')
  }
  return { choices, texts, faults }
}

export const isEmptySheet = ({ choices, texts }: ReadAnswers): boolean =>
  texts.length === 0 && Object.keys(choices).length === 0

/** Nothing is read before the end: an answer that has just come would say who gave it. */
export const refusalToReadTexts = ({ state }: Pick<SurveyLife, 'state'>): 'not-closed' | undefined =>
  state === 'closed' ? undefined : 'not-closed'
