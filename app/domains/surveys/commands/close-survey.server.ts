/** Closes a survey: it takes no more answers, and a job counts them once. Rules: docs/rules/surveys.md §4; why: docs/decisions/0063. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { askForCount } from '../count-job.server.ts'
import { surveysPermissions } from '../permissions.ts'
import { lockSurvey } from '../store.server.ts'
import { refusalToClose } from '../surveys.ts'

export const closeSurvey = command({
  name: 'surveys.close-survey',
  permission: surveysPermissions.lead,
  input: { surveyId: id() },
  about: lockSurvey,
  async run(work, { ctgId, surveyId }, survey) {
    refuse('surveys', refusalToClose(survey, work.at))
    // Whoever sends at this moment waits for the lock, then reads that it is closed.
    await rowOf(work.tx, 'survey', { ctgId, id: surveyId }).update({
      counting_since: work.at,
      version: survey.version + 1,
    })
    await askForCount(work.tx, { ctgId, surveyId })
    await recordAct(work, 'survey.closed', { ctgId, id: surveyId }, { title: survey.title })
    return { surveyId }
  },
})
