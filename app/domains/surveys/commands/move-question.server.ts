/** Moves a question one place up or down; what hangs on an earlier answer stays after it. Rules: docs/rules/surveys.md §2. */
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, foundById, refuse } from '#app/kernel/errors.ts'
import { choice, id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { surveysPermissions } from '../permissions.ts'
import { listQuestions, lockSurvey } from '../store.server.ts'
import { moved, refusalOfConditions, refusalToEdit } from '../surveys.ts'

export const moveQuestion = command({
  name: 'surveys.move-question',
  permission: surveysPermissions.lead,
  input: { surveyId: id(), questionId: id(), to: choice(['up', 'down']) },
  about: lockSurvey,
  async run(work, { ctgId, surveyId, questionId, to }, survey) {
    refuse('surveys', refusalToEdit(survey))
    const questions = await listQuestions(work.tx, { ctgId, surveyId })
    const question = foundById(questions, questionId, 'surveys.question-not-found')
    const after = moved(questions, questionId, to === 'up' ? -1 : 1)
    if (!after) throw new DomainError('conflict', 'surveys.already-at-the-end')
    if (refusalOfConditions(after)) throw new DomainError('conflict', 'surveys.move-breaks-condition')
    // The unique rank is checked at the end of the transaction.
    await sql`update survey_question set rank = placed.rank
      from unnest(${after.map((one) => one.id)}::uuid[], ${after.map(({ rank }) => rank)}::integer[]) as placed (id, rank)
      where survey_question.ctg_id = ${ctgId} and survey_question.survey_id = ${surveyId}
        and survey_question.id = placed.id`.execute(work.tx)
    await recordAct(work, 'survey.question-moved', { ctgId, id: surveyId }, { label: question.label, to })
    return { surveyId }
  },
})
