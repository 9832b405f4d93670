/** Removes a survey that nobody could answer yet. Rules: docs/rules/surveys.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { surveysPermissions } from '../permissions.ts'
import { lockSurvey } from '../store.server.ts'
import { refusalToEdit } from '../surveys.ts'

export const removeSurvey = command({
  name: 'surveys.remove-survey',
  permission: surveysPermissions.lead,
  input: { surveyId: id() },
  about: lockSurvey,
  async run(work, { ctgId, surveyId }, survey) {
    refuse('surveys', refusalToEdit(survey))
    await work.tx.deleteFrom('survey').where('ctg_id', '=', ctgId).where('id', '=', surveyId).execute()
    await recordAct(work, 'survey.removed', { ctgId, id: surveyId }, { title: survey.title })
    return { surveyId }
  },
})
