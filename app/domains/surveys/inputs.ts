/** Pieces of the slice’s form schemas. Pure. */
import { z } from 'zod'
import { asList, checkbox, choice, ids, line, lines, optionalDay, optionalText } from '#app/kernel/fields.ts'
import { audiences, isText, mostChoices, questionKinds, scaleChoices } from './surveys.ts'

export const surveyFields = {
  title: line('Donnez un titre à l’enquête.', 200),
  audience: choice(audiences, 'Choisissez à qui elle s’adresse.'),
  introduction: optionalText(2000),
  closesOn: optionalDay(),
  teamIds: ids(50),
}

/** « <question>:<place of the choice> », one box each. */
const answerRef = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,2}$/, { error: 'Cette réponse n’est plus dans le questionnaire : rechargez la page.' })

const shownIf = z
  .preprocess(asList, z.array(answerRef).max(240))
  .prefault([])
  .transform((boxes, context) => {
    const [first] = boxes
    if (first === undefined) return null
    const questionId = first.slice(0, 36)
    if (boxes.some((box) => !box.startsWith(questionId))) {
      context.addIssue('Cochez les réponses d’une seule question.')
      return z.NEVER
    }
    return { questionId, choices: boxes.map((box) => Number(box.slice(37))).toSorted((one, other) => one - other) }
  })

const questionFields = {
  kind: choice(questionKinds, 'Choisissez comment on répond.'),
  label: line('Écrivez la question.', 300),
  hint: optionalText(300),
  choices: lines(mostChoices, 200),
  isRequired: checkbox(),
  isProfile: checkbox(),
  shownIf,
}

/** What is compared of a question, once its fields are read. */
const readShape = z.object({
  kind: z.enum(questionKinds),
  choices: z.array(z.string()),
  isProfile: z.boolean(),
  shownIf: z.unknown().nullable(),
})

/** A question as a form sends it, what does not go together said at its field. */
export const questionShape = <Key extends z.ZodRawShape>(key: Key) =>
  z.object({ ...key, ...questionFields }).superRefine((said, context) => {
    const read = readShape.safeParse(said)
    // Each wrong field has its own sentence already.
    if (!read.success) return
    const { kind, choices, isProfile, shownIf: condition } = read.data
    const say = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (isText(kind) && choices.length > 0) say('choices', 'Un texte n’a pas de réponses à choisir : laissez vide.')
    if (!isText(kind) && choices.length < 2) say('choices', 'Écrivez deux réponses au moins, une par ligne.')
    if (kind === 'scale' && choices.length !== scaleChoices)
      say('choices', 'Une échelle a quatre réponses, de la plus faible à la plus forte, une par ligne.')
    if (isProfile && (isText(kind) || kind === 'several'))
      say('isProfile', 'Seule une question à une réponse dit qui répond.')
    if (isProfile && condition) say('isProfile', 'Une question qui dit qui répond se pose à tous.')
  })
