/** Opens a survey: its questions no longer change, its link answers. Rules: docs/rules/surveys.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { makeLinkToken } from '#app/kernel/link-token.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { surveysPermissions } from '../permissions.ts'
import { listQuestions, lockSurvey } from '../store.server.ts'
import { refusalToOpen } from '../surveys.ts'

export const openSurvey = command({
  name: 'surveys.open-survey',
  permission: surveysPermissions.lead,
  input: { surveyId: id() },
  about: lockSurvey,
  async run(work, { ctgId, surveyId }, survey) {
    const questions = await listQuestions(work.tx, { ctgId, surveyId })
    const opened = { ...survey, teamSize: survey.teamIds.length }
    refuse('surveys', refusalToOpen(opened, questions, todayIn(work, ctgId)))
    await rowOf(work.tx, 'survey', { ctgId, id: surveyId }).update({
      state: 'open',
      opened_at: work.at,
      // 132 random bits, short enough for the QR code of a poster and to be copied by hand: it opens a form, and shows nothing.
      token: makeLinkToken().slice(0, 22),
      version: survey.version + 1,
    })
    await recordAct(work, 'survey.opened', { ctgId, id: surveyId }, { title: survey.title, closesOn: survey.closesOn })
    return { surveyId }
  },
})
