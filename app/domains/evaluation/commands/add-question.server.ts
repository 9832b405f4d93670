/** A question, its criterion, on what it will be judged a success, the objectives and actions it looks at. Rules: docs/rules/evaluation.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToFrame } from '../evaluation.ts'
import { evaluationKey, questionFields } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { saveConditions, saveTargets } from '../question-parts.server.ts'
import { lockEvaluation, mayWrite } from '../store.server.ts'

export const addQuestion = command({
  name: 'evaluation.add-question',
  permission: evaluationPermissions.write,
  input: { ...evaluationKey, ...questionFields },
  about: lockEvaluation,
  may: mayWrite(evaluationPermissions.write),
  async run(work, { ctgId, evaluationId, text, criterion, ...parts }, { evaluation }) {
    refuse('evaluation', refusalToFrame(evaluation))
    const { tx, newId } = work
    const questionId = newId()
    const last = await rowsOf(tx, 'evaluation_question', { ctg_id: ctgId, evaluation_id: evaluationId }).highest(
      'position',
    )
    await rowOf(tx, 'evaluation_question', { ctgId, id: questionId }).insert({
      evaluation_id: evaluationId,
      position: last + 1,
      text,
      criterion,
    })
    await saveTargets(work, { ctgId, questionId }, parts)
    await saveConditions(work, { ctgId, questionId }, [], parts)
    await recordAct(work, 'evaluation-question.added', { ctgId, id: questionId }, { text, criterion })
    return { questionId }
  },
})
