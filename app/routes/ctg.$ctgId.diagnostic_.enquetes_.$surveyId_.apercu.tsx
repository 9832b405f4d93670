/** GET /ctg/:ctgId/diagnostic/enquetes/:surveyId/apercu — a survey as those who answer see it. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { PreviewPage } from '#app/domains/surveys/pages/preview-page.tsx'
import { getSurveyPage } from '#app/domains/surveys/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), surveyId: z.uuid() })

export const loader = route(({ context, params }) => getSurveyPage(context, path.parse(params)))

export default function PreviewRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{`${page.survey.title} : aperçu`}</PageTitle>
      <PreviewPage {...page} />
    </>
  )
}
