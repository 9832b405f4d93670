/** Limits of what is known of one question. Rules: docs/rules/evaluation.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { optionalText, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToChange } from '../evaluation.ts'
import { questionKey } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { lockQuestion, mayWrite } from '../store.server.ts'

export const writeQuestionLimits = command({
  name: 'evaluation.write-question-limits',
  permission: evaluationPermissions.write,
  input: { ...questionKey, version: version(), limits: optionalText(5000) },
  about: lockQuestion,
  may: mayWrite(evaluationPermissions.write),
  async run(work, { ctgId, questionId, version: openedOn, limits }, { evaluation, question }) {
    refuse('evaluation', refusalToChange(evaluation))
    const before = question.limits
    if (question.version !== openedOn) throw changedMeanwhile('evaluation', { limits: before }, { limits })
    await rowOf(work.tx, 'evaluation_question', { ctgId, id: questionId }).update({ limits, version: openedOn + 1 })
    await recordAct(work, 'evaluation-question.limits-written', { ctgId, id: questionId }, { limits, before })
    return { questionId }
  },
})
