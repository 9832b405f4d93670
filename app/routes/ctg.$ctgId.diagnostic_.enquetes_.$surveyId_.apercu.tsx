/** GET /ctg/:ctgId/diagnostic/enquetes/:surveyId/apercu — a survey as those who answer see it. */
import { PreviewPage } from '#app/domains/surveys/pages/preview-page.tsx'
import { getSurveyPage } from '#app/domains/surveys/queries.server.ts'
import { ctgIds, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getSurveyPage(context, ctgIds(params, 'surveyId')))

export default titled<Loaded<typeof loader>>(PreviewPage, (page) => `${page.survey.title} : aperçu`)
