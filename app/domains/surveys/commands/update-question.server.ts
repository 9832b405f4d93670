/** Changes a question of a survey that is not open yet. Rules: docs/rules/surveys.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { foundById, refuse } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { questionShape } from '../inputs.ts'
import { surveysPermissions } from '../permissions.ts'
import { keepOneProfile, listQuestions, lockSurvey, questionColumns, requireCondition } from '../store.server.ts'
import { refusalToEdit } from '../surveys.ts'

export const updateQuestion = command({
  name: 'surveys.update-question',
  permission: surveysPermissions.lead,
  input: questionShape({ ctgId: id(), surveyId: id(), questionId: id(), version: version() }),
  about: lockSurvey,
  async run(work, { ctgId, surveyId, questionId, version: openedOn, ...typed }, survey) {
    refuse('surveys', refusalToEdit(survey))
    const questions = await listQuestions(work.tx, { ctgId, surveyId })
    const before = foundById(questions, questionId, 'surveys.question-not-found')
    if (before.version !== openedOn) {
      const { kind, label, hint } = before
      throw changedMeanwhile(
        'surveys',
        { kind, label, hint },
        { kind: typed.kind, label: typed.label, hint: typed.hint },
      )
    }
    requireCondition(questions.map((one) => (one.id === questionId ? { ...one, ...typed } : one)))
    if (typed.isProfile && !before.isProfile) await keepOneProfile(work, { ctgId, surveyId })
    await rowsOf(work.tx, 'survey_question', { ctg_id: ctgId, survey_id: surveyId, id: questionId }).update({
      ...questionColumns(typed),
      version: before.version + 1,
    })
    await recordAct(
      work,
      'survey.question-updated',
      { ctgId, id: surveyId },
      { label: typed.label, before: before.label },
    )
    return { surveyId }
  },
})
