/** A question nobody judged goes, with its conditions. Rules: docs/rules/evaluation.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToRemoveQuestion } from '../evaluation.ts'
import { questionKey } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { lockQuestion, mayWrite } from '../store.server.ts'

export const removeQuestion = command({
  name: 'evaluation.remove-question',
  permission: evaluationPermissions.write,
  input: questionKey,
  about: lockQuestion,
  may: mayWrite(evaluationPermissions.write),
  async run(work, { ctgId, questionId }, { evaluation, question }) {
    refuse('evaluation', refusalToRemoveQuestion(evaluation, question))
    await work.tx.deleteFrom('evaluation_question').where('ctg_id', '=', ctgId).where('id', '=', questionId).execute()
    await recordAct(work, 'evaluation-question.removed', { ctgId, id: questionId }, { text: question.text })
    return { evaluationId: evaluation.id }
  },
})
