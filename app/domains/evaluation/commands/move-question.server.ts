/** A question takes the place of the one before it, or after it. Rules: docs/rules/evaluation.md §3. */
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToFrame } from '../evaluation.ts'
import { questionKey } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { lockQuestion, mayWrite } from '../store.server.ts'

export const moveQuestion = command({
  name: 'evaluation.move-question',
  permission: evaluationPermissions.write,
  input: { ...questionKey, direction: choice(['up', 'down']) },
  about: lockQuestion,
  may: mayWrite(evaluationPermissions.write),
  async run(work, { ctgId, questionId, direction }, { evaluation, question }) {
    refuse('evaluation', refusalToFrame(evaluation))
    const other = evaluation.questions.find(
      ({ position }) => position === question.position + (direction === 'up' ? -1 : 1),
    )
    if (!other) return { evaluationId: evaluation.id }
    await sql`update evaluation_question set position = other.position from evaluation_question other
      where evaluation_question.ctg_id = ${ctgId} and other.ctg_id = ${ctgId}
        and evaluation_question.id in (${questionId}, ${other.id}) and other.id in (${questionId}, ${other.id})
        and other.id <> evaluation_question.id`.execute(work.tx)
    await recordAct(work, 'evaluation-question.moved', { ctgId, id: questionId }, { text: question.text, direction })
    return { evaluationId: evaluation.id }
  },
})
