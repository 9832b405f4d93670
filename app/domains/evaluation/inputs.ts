/** Pieces of the slice’s form schemas. Pure. */
import { z } from 'zod'
import { choice, id, ids, line, optionalText } from '#app/kernel/fields.ts'
import { adviceKinds, criteria, evaluationKinds } from './evaluation-shape.ts'

export const evaluationKey = { ctgId: id(), evaluationId: id() }
export const questionKey = { ctgId: id(), questionId: id() }

export const identityFields = {
  kind: choice(evaluationKinds, 'Dites si l’évaluation est à mi-parcours ou finale.'),
  title: line('Donnez un titre à cette évaluation.', 200),
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
  text: line('Écrivez la question : « Les parents trouvent-ils plus facilement un accueil ? », par exemple.', 300),
  criterion: choice(criteria, 'Choisissez un critère.'),
  objectiveIds: ids(),
  actionIds: ids(),
  /** In their order, by their ids; a new one has none of its own, an empty one is taken out. */
  conditions: z
    .array(z.object({ id: z.string().max(40), condition: optionalText(300) }))
    .max(20, { error: 'Vingt conditions au plus : au-delà, faites deux questions.' })
    .default([]),
}

const noReason = 'Dites pourquoi : une recommandation sans raison ne se comprend plus dans deux ans.'

/** One target a row; an empty recommendation takes back what was recommended. */
export const adviceRows = () =>
  z
    .array(
      z
        .object({
          id: z.uuid({ error: 'Cette référence n’est pas valable : rechargez la page et recommencez.' }),
          advice: z.preprocess(
            (value) => (value === '' || value === undefined ? null : value),
            choice(adviceKinds).nullable(),
          ),
          reason: optionalText(2000),
          /** 0: nothing was recommended when the form was opened. */
          version: z.coerce.number({ error: 'Rechargez la page et recommencez.' }).int().min(0).max(1e6).default(0),
        })
        .refine(({ advice, reason }) => advice === null || reason !== '', { path: ['reason'], error: noReason }),
    )
    .max(3000)
    .default([])
