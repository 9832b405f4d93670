/** Moves the last day of an open survey, past or to come. Rules: docs/rules/surveys.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { day, id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { surveysPermissions } from '../permissions.ts'
import { lockSurvey } from '../store.server.ts'
import { refusalToExtend } from '../surveys.ts'

export const extendSurvey = command({
  name: 'surveys.extend-survey',
  permission: surveysPermissions.lead,
  input: { surveyId: id(), closesOn: day('Indiquez le dernier jour.') },
  about: lockSurvey,
  async run(work, { ctgId, surveyId, closesOn }, survey) {
    refuse('surveys', refusalToExtend(survey))
    if (closesOn < todayIn(work, ctgId))
      throw new DomainError('invalid', 'surveys.last-day-past', {
        closesOn: inputLabels.untilIsPast,
      })
    await rowOf(work.tx, 'survey', { ctgId, id: surveyId }).update({ closes_on: closesOn, version: survey.version + 1 })
    await recordAct(work, 'survey.extended', { ctgId, id: surveyId }, { closesOn, before: survey.closesOn })
    return { surveyId }
  },
})
