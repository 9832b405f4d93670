/** GET, POST /ctg/:ctgId/diagnostic/enquetes — surveys of the CTG. */
import { createSurvey } from '#app/domains/surveys/commands/create-survey.server.ts'
import { surveyLabels } from '#app/domains/surveys/labels.fr.ts'
import { SurveysPage } from '#app/domains/surveys/pages/surveys-page.tsx'
import { getSurveysPage } from '#app/domains/surveys/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getSurveysPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'create-survey': intent(createSurvey, {
    said: 'Enquête préparée : relisez chaque question avant d’ouvrir.',
    done: ({ surveyId }, { ctgId }) => `/ctg/${ctgId}/diagnostic/enquetes/${surveyId}`,
  }),
})

export default titled<Loaded<typeof loader>>(SurveysPage, surveyLabels.list.title)
