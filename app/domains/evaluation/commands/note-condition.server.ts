/** What was found of a condition, and whether it is held. Rules: docs/rules/evaluation.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { foundById, refuse } from '#app/kernel/errors.ts'
import { choice, id, optionalText, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToNote } from '../evaluation.ts'
import { heldAnswers } from '../evaluation-shape.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { questionKey } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { lockQuestion, mayWrite } from '../store.server.ts'

export const noteCondition = command({
  name: 'evaluation.note-condition',
  permission: evaluationPermissions.write,
  input: {
    ...questionKey,
    conditionId: id(),
    version: version(),
    noted: optionalText(1000),
    held: choice(heldAnswers, inputLabels.held),
    heldNote: optionalText(120),
  },
  about: lockQuestion,
  may: mayWrite(evaluationPermissions.write),
  async run(work, { ctgId, questionId, conditionId, version: openedOn, ...typed }, { evaluation, question }) {
    refuse('evaluation', refusalToNote(evaluation))
    const before = foundById(question.conditions, conditionId, 'evaluation.condition-not-found')
    const { noted, held, heldNote } = before
    if (before.version !== openedOn) throw changedMeanwhile('evaluation', { noted, held, heldNote }, typed)
    const { tx, actor, at } = work
    await rowOf(tx, 'evaluation_condition', { ctgId, id: conditionId }).update({
      ...{ noted: typed.noted, held: typed.held, held_note: typed.heldNote },
      ...{ noted_by: actor.name, noted_at: at, version: openedOn + 1 },
    })
    const detail = { condition: before.text, before: { noted, held }, after: typed }
    await recordAct(work, 'evaluation-question.condition-noted', { ctgId, id: questionId }, detail)
    return { questionId }
  },
})
