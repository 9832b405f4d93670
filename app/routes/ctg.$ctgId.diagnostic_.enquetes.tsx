/** GET, POST /ctg/:ctgId/diagnostic/enquetes — surveys of the CTG. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { createSurvey } from '#app/domains/surveys/commands/create-survey.server.ts'
import { surveyLabels } from '#app/domains/surveys/labels.fr.ts'
import { SurveysPage } from '#app/domains/surveys/pages/surveys-page.tsx'
import { getSurveysPage } from '#app/domains/surveys/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getSurveysPage(context, path.parse(params).ctgId))

export const action = formAction({
  'create-survey': intent(createSurvey, {
    said: 'Enquête préparée : relisez chaque question avant d’ouvrir.',
    done: ({ surveyId }, { ctgId }) => `/ctg/${ctgId}/diagnostic/enquetes/${surveyId}`,
  }),
})

export default function SurveysRoute() {
  return (
    <>
      <PageTitle>{surveyLabels.list.title}</PageTitle>
      <SurveysPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
