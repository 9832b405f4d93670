/** Adds a question at the end of a survey that is not open yet. Rules: docs/rules/surveys.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { questionShape } from '../inputs.ts'
import { surveysPermissions } from '../permissions.ts'
import { keepOneProfile, listQuestions, lockSurvey, questionColumns, requireCondition } from '../store.server.ts'
import { mostQuestions, refusalToEdit } from '../surveys.ts'

export const addQuestion = command({
  name: 'surveys.add-question',
  permission: surveysPermissions.lead,
  input: questionShape({ ctgId: id(), surveyId: id() }),
  about: lockSurvey,
  async run(work, { ctgId, surveyId, ...typed }, survey) {
    refuse('surveys', refusalToEdit(survey))
    const questions = await listQuestions(work.tx, { ctgId, surveyId })
    if (questions.length >= mostQuestions) throw new DomainError('conflict', 'surveys.too-many-questions')
    const question = { ...typed, id: work.newId(), rank: questions.length + 1 }
    requireCondition([...questions, question])
    if (question.isProfile) await keepOneProfile(work, { ctgId, surveyId })
    await rowOf(work.tx, 'survey_question', { ctgId, id: question.id }).insert({
      survey_id: surveyId,
      rank: question.rank,
      ...questionColumns(question),
    })
    await recordAct(work, 'survey.question-added', { ctgId, id: surveyId }, { label: question.label })
    return { surveyId }
  },
})
