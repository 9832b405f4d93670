/** Pieces of the slice’s form schemas. Pure. */
import { z } from 'zod'
import { asList, checkbox, choice, ids, line, lines, optionalDay, optionalText } from '#app/kernel/fields.ts'
import { inputLabels } from './input-labels.fr.ts'
import { audiences, hasOneAnswer, isText, mostChoices, questionKinds, scaleChoices } from './surveys.ts'

export const surveyFields = {
  title: line(inputLabels.surveyTitle, 200),
  audience: choice(audiences, inputLabels.audience),
  introduction: optionalText(2000),
  closesOn: optionalDay(),
  teamIds: ids(50),
}

/** « <question>:<place of the choice> », one box each. */
const answerRef = z.string().regex(/^[0-9a-f-]{36}:\d{1,2}$/, { error: inputLabels.answerIsGone })

const shownIf = z
  .preprocess(asList, z.array(answerRef).max(240))
  .prefault([])
  .transform((boxes, context) => {
    const [first] = boxes
    if (first === undefined) return null
    const questionId = first.slice(0, 36)
    if (boxes.some((box) => !box.startsWith(questionId))) {
      context.addIssue(inputLabels.answersOfOneQuestion)
      return z.NEVER
    }
    return { questionId, choices: boxes.map((box) => Number(box.slice(37))).toSorted((one, other) => one - other) }
  })

const questionFields = {
  kind: choice(questionKinds, inputLabels.answerKind),
  label: line(inputLabels.question, 300),
  hint: optionalText(300),
  choices: lines(mostChoices, 200),
  isRequired: checkbox(),
  isProfile: checkbox(),
  shownIf,
}

/** What is compared of a question; a wrong kind has its own sentence, the rest is said with it. */
const readShape = z.object({
  kind: z.enum(questionKinds).catch('one'),
  choices: z.array(z.string()),
  isProfile: z.boolean(),
  shownIf: z.unknown().nullable(),
})
type QuestionInput = z.infer<typeof readShape>

/** What does not go together, at the field to correct. */
const misfits: readonly {
  readonly field: string
  readonly error: string
  readonly is: (read: QuestionInput) => boolean
}[] = [
  {
    field: 'choices',
    error: inputLabels.textHasNoChoices,
    is: ({ kind, choices }) => isText(kind) && choices.length > 0,
  },
  {
    field: 'choices',
    error: inputLabels.twoAnswers,
    is: ({ kind, choices }) => !isText(kind) && kind !== 'scale' && choices.length < 2,
  },
  {
    field: 'choices',
    error: inputLabels.fourAnswers,
    is: ({ kind, choices }) => kind === 'scale' && choices.length !== scaleChoices,
  },
  {
    field: 'isProfile',
    error: inputLabels.onlyOneAnswerGroups,
    is: ({ kind, isProfile }) => isProfile && !hasOneAnswer(kind),
  },
  {
    field: 'isProfile',
    error: inputLabels.groupingIsAskedOfAll,
    is: ({ isProfile, shownIf }) => isProfile && shownIf !== null,
  },
]

/** A question as a form sends it. Every field is said at once, those that do not go together too. */
export const questionShape = <Key extends z.ZodRawShape>(key: Key) =>
  misfits.reduce(
    (shape, { field, error, is }) =>
      shape.refine(
        (input) => {
          const read = readShape.safeParse(input)
          return !read.success || !is(read.data)
        },
        { path: [field], error, when: () => true },
      ),
    z.object({ ...key, ...questionFields }),
  )
