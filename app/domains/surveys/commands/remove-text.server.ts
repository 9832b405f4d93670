/** Erases for good a text that names someone or says what must not be kept: by the team of its survey. Rules: docs/rules/surveys.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { isOfTeam, surveysPermissions } from '../permissions.ts'
import { lockSurvey } from '../store.server.ts'
import { refusalToReadTexts } from '../surveys.ts'

export const removeText = command({
  name: 'surveys.remove-text',
  permission: surveysPermissions.readTexts,
  input: { surveyId: id(), textId: id() },
  about: lockSurvey,
  may: isOfTeam,
  async run(work, { ctgId, surveyId, textId }, survey) {
    refuse('surveys', refusalToReadTexts(survey))
    const removed = await rowsOf(work.tx, 'survey_text', { ctg_id: ctgId, survey_id: surveyId, id: textId }).take([
      'id',
    ])
    found(removed, 'surveys.text-not-found')
    await recordAct(work, 'survey.text-removed', { ctgId, id: surveyId })
    return { surveyId }
  },
})
