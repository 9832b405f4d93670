/** Pieces of the forms of workshops. Pure. */
import { levels } from '#app/domains/evaluation/evaluation.ts'
import { id, line, optionalChoice, optionalText } from '#app/kernel/fields.ts'
import { workshopLabels as t } from './labels.fr.ts'

export const workshopKey = { ctgId: id(), workshopId: id() }

/** Three short answers: one minute is enough. */
export const proposalFields = {
  what: line(t.whatMissing, 200),
  need: optionalText(300),
  who: optionalText(150),
  /** In a workshop on a question of the evaluation, there alone. */
  level: optionalChoice(levels),
}

export const groupTitle = () => line(t.groupTitleMissing, 200)
