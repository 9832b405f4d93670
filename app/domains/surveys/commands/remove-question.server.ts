/** Removes a question of a survey that is not open yet; one on which another hangs stays. Rules: docs/rules/surveys.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, foundById, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { surveysPermissions } from '../permissions.ts'
import { listQuestions, lockSurvey } from '../store.server.ts'
import { refusalToEdit } from '../surveys.ts'

export const removeQuestion = command({
  name: 'surveys.remove-question',
  permission: surveysPermissions.lead,
  input: { surveyId: id(), questionId: id() },
  about: lockSurvey,
  async run(work, { ctgId, surveyId, questionId }, survey) {
    refuse('surveys', refusalToEdit(survey))
    const questions = await listQuestions(work.tx, { ctgId, surveyId })
    const question = foundById(questions, questionId, 'surveys.question-not-found')
    if (questions.some(({ shownIf }) => shownIf?.questionId === questionId))
      throw new DomainError('conflict', 'surveys.others-hang-on-it')
    await rowsOf(work.tx, 'survey_question', { ctg_id: ctgId, survey_id: surveyId, id: questionId }).remove()
    await work.tx
      .updateTable('survey_question')
      .set((eb) => ({ rank: eb('rank', '-', 1) }))
      .where('ctg_id', '=', ctgId)
      .where('survey_id', '=', surveyId)
      .where('rank', '>', question.rank)
      .execute()
    await recordAct(work, 'survey.question-removed', { ctgId, id: surveyId }, { label: question.label })
    return { surveyId }
  },
})
