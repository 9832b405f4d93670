/** GET, POST /ctg/:ctgId/diagnostic/enquetes/:surveyId — one survey: prepared, open, closed. */
import { addQuestion } from '#app/domains/surveys/commands/add-question.server.ts'
import { closeSurvey } from '#app/domains/surveys/commands/close-survey.server.ts'
import { extendSurvey } from '#app/domains/surveys/commands/extend-survey.server.ts'
import { moveQuestion } from '#app/domains/surveys/commands/move-question.server.ts'
import { openSurvey } from '#app/domains/surveys/commands/open-survey.server.ts'
import { removeQuestion } from '#app/domains/surveys/commands/remove-question.server.ts'
import { removeSurvey } from '#app/domains/surveys/commands/remove-survey.server.ts'
import { updateQuestion } from '#app/domains/surveys/commands/update-question.server.ts'
import { updateSurvey } from '#app/domains/surveys/commands/update-survey.server.ts'
import { SurveyPage } from '#app/domains/surveys/pages/survey-page.tsx'
import { surveyAddress } from '#app/domains/surveys/poster/poster.server.ts'
import { getSurveyPage } from '#app/domains/surveys/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { drawCode } from '#app/kernel/drawn-code.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, surroundings }) => {
  const page = await getSurveyPage(context, ctgIds(params, 'surveyId'))
  const { token } = page.survey
  const address = token === null ? null : surveyAddress(surroundings.instance.config.url, token)
  return { ...page, link: address === null ? null : { address, drawing: drawCode(address) } }
})

export const action = formAction({
  'update-survey': intent(updateSurvey, { said: 'Enquête enregistrée.' }),
  'add-question': intent(addQuestion, { said: 'Question ajoutée.' }),
  'update-question': intent(updateQuestion, { said: 'Question modifiée.' }),
  'move-question': intent(moveQuestion, { said: 'Question déplacée.' }),
  'remove-question': intent(removeQuestion, { said: 'Question retirée.' }),
  'open-survey': intent(openSurvey, { said: 'Enquête ouverte : voici son lien.' }),
  'extend-survey': intent(extendSurvey, { said: 'Dernier jour changé.' }),
  'close-survey': intent(closeSurvey, { said: 'Enquête close : ses réponses sont en cours de comptage.' }),
  'remove-survey': intent(removeSurvey, {
    said: 'Enquête retirée.',
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/diagnostic/enquetes`,
  }),
})

export default titled<Loaded<typeof loader>>(SurveyPage, (page) => page.survey.title)
