/** Pieces of the slice’s form schemas. Pure. */
import { z } from 'zod'
import { choice, id, ids, line, optionalText } from '#app/kernel/fields.ts'
import { adviceKinds, criteria, evaluationKinds } from './evaluation-shape.ts'
import { inputLabels } from './input-labels.fr.ts'

export const evaluationKey = { ctgId: id(), evaluationId: id() }
export const questionKey = { ctgId: id(), questionId: id() }

export const identityFields = {
  kind: choice(evaluationKinds, inputLabels.kind),
  title: line(inputLabels.title, 200),
}

export const framingText = {
  scope: optionalText(5000),
  method: optionalText(5000),
  calendar: optionalText(5000),
  means: optionalText(5000),
  limits: optionalText(5000),
  risks: optionalText(5000),
}

export const questionFields = {
  text: line(inputLabels.question, 300),
  criterion: choice(criteria, inputLabels.criterion),
  objectiveIds: ids(),
  actionIds: ids(),
  /** In their order, by their ids; a new one has none of its own, an empty one is taken out. */
  conditions: z
    .array(z.object({ id: z.string().max(40), condition: optionalText(300) }))
    .max(20, { error: inputLabels.mostConditions })
    .default([]),
}

/** One target a row; an empty recommendation takes back what was recommended. */
export const adviceRows = () =>
  z
    .array(
      z
        .object({
          id: z.uuid({ error: inputLabels.notAnId }),
          advice: z.preprocess(
            (value) => (value === '' || value === undefined ? null : value),
            choice(adviceKinds).nullable(),
          ),
          reason: optionalText(2000),
          /** 0: nothing was recommended when the form was opened. */
          version: z.coerce.number({ error: inputLabels.reload }).int().min(0).max(1e6).default(0),
        })
        .refine(({ advice, reason }) => advice === null || reason !== '', {
          path: ['reason'],
          error: inputLabels.noReason,
        }),
    )
    .max(3000)
    .default([])
