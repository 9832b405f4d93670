/** Makes a testimony of what someone wrote in a survey, with her consent: by the team of that survey. Rules: docs/rules/surveys.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { lockTeamSurvey, quoteText } from '#app/domains/surveys/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { id, line } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { inTheme } from '../store.server.ts'

export const quoteSurvey = command({
  name: 'diagnosis.quote-survey',
  permission: diagnosisPermissions.quoteSurvey,
  input: {
    surveyId: id(),
    textId: id(),
    themeId: id(),
    text: line(inputLabels.testimony, 4000),
  },
  about: async (work, input) => ({ ...(await lockTeamSurvey(work, input)), ...(await inTheme(work, input)) }),
  may: (actor, survey) => survey.isReader && allows(diagnosisPermissions.quoteSurvey, actor, survey),
  async run(work, { ctgId, surveyId, textId, themeId, text }) {
    const { partyId } = requireMembership(work.actor, ctgId)
    const { source } = await quoteText(work, { ctgId, surveyId, textId })
    const testimonyId = work.newId()
    await rowOf(work.tx, 'testimony', { ctgId, id: testimonyId }).insert({
      theme_id: themeId,
      kind: 'survey',
      text,
      source: source.slice(0, 300),
      ...{ collected_on: todayIn(work, ctgId), party_id: partyId, created_at: work.at },
    })
    await recordAct(work, 'testimony.added', { ctgId, id: testimonyId }, { themeId, source })
    return { testimonyId }
  },
})
