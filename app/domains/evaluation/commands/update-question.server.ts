/** A question rewritten, before a decision freezes the note; what was noted of a condition stays with it. Rules: docs/rules/evaluation.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToFrame } from '../evaluation.ts'
import { questionFields, questionKey } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { saveConditions, saveTargets } from '../question-parts.server.ts'
import { lockQuestion, mayWrite } from '../store.server.ts'

export const updateQuestion = command({
  name: 'evaluation.update-question',
  permission: evaluationPermissions.write,
  input: { ...questionKey, version: version(), ...questionFields },
  about: lockQuestion,
  may: mayWrite(evaluationPermissions.write),
  async run(work, { ctgId, questionId, version: openedOn, text, criterion, ...parts }, { evaluation, question }) {
    refuse('evaluation', refusalToFrame(evaluation))
    if (question.version !== openedOn)
      throw changedMeanwhile('evaluation', { text: question.text, criterion: question.criterion }, { text, criterion })
    await rowOf(work.tx, 'evaluation_question', { ctgId, id: questionId }).update({
      text,
      criterion,
      version: openedOn + 1,
    })
    await saveTargets(work, { ctgId, questionId }, parts)
    await saveConditions(work, { ctgId, questionId }, question.conditions, parts)
    await recordAct(work, 'evaluation-question.updated', { ctgId, id: questionId }, { text, before: question.text })
    return { questionId }
  },
})
