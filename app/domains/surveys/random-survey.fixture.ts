/** Surveys and answers drawn for tests: few answers, most counts small. Pure. */
import fc from 'fast-check'
import type { CountInput, Sheet } from './count-answers.ts'
import { isShown, type Question, type QuestionKind } from './surveys.ts'

/** An answer is drawn as a number; below zero there is none. */
type Drawn = { readonly kind: QuestionKind; readonly choices: number; readonly hangs: boolean }

export function questionOf(
  rank: number,
  { kind, choices }: Pick<Drawn, 'kind' | 'choices'>,
  rest: Partial<Question> = {},
): Question {
  return {
    ...{ id: `q${rank}`, rank, kind, label: `Question ${rank}`, hint: '', isRequired: false, isProfile: false },
    choices: Array.from({ length: choices }, (_, choice) => `choix ${choice}`),
    shownIf: null,
    ...rest,
  }
}

/** The first is the profile or not; each other may hang on the one before. */
const questionsOf = (drawn: readonly Drawn[], hasProfile: boolean): readonly Question[] =>
  drawn.map(({ hangs, ...one }, index) => {
    const before = drawn[index - 1]
    const isProfile = index === 0 && hasProfile && one.kind !== 'several'
    const shownIf = hangs && before && before.kind !== 'several' ? { questionId: `q${index}`, choices: [0] } : null
    return questionOf(index + 1, one, { isProfile, shownIf })
  })

export function sheetOf(questions: readonly Question[], numbers: readonly number[]): Sheet {
  const sheet: Record<string, readonly number[]> = {}
  for (const [index, question] of questions.entries()) {
    const number = numbers[index] ?? -1
    if (!isShown(question, sheet) || number < 0) continue
    const count = question.choices.length
    const ticked =
      question.kind === 'several'
        ? question.choices.flatMap((_, choice) => ((number >> choice) & 1 ? [choice] : []))
        : [number % count]
    if (ticked.length > 0) sheet[question.id] = ticked
  }
  return sheet
}

const drawnQuestion: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom<QuestionKind>('one', 'several', 'scale', 'bands'),
  choices: fc.integer({ min: 2, max: 4 }),
  hangs: fc.boolean(),
})

/** Answers lean to the first choices: large counts beside small ones. */
const number = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.integer({ min: -1, max: 15 }) },
)

type Sizes = { readonly least: number; readonly most: number; readonly questions?: number }

export const randomSurvey = ({ least, most, questions: mostQuestions = 5 }: Sizes): fc.Arbitrary<CountInput> =>
  fc
    .tuple(
      fc.array(drawnQuestion, { minLength: 1, maxLength: mostQuestions }),
      fc.boolean(),
      fc.array(fc.array(number, { minLength: 5, maxLength: 5 }), { minLength: least, maxLength: most }),
    )
    .map(([drawn, hasProfile, lines]) => {
      const questions = questionsOf(drawn, hasProfile)
      return { surveyId: 's', questions, sheets: lines.map((line) => sheetOf(questions, line)) }
    })
