/** GET, POST /ctg/:ctgId/evaluation/:evaluationId/rapport — the reports of an evaluation and their files. */
import { ReportPage } from '#app/domains/evaluation/pages/report-page.tsx'
import { makeReportAgain } from '#app/domains/evaluation/report/commands/make-report-again.server.ts'
import { requestReport } from '#app/domains/evaluation/report/commands/request-report.server.ts'
import { reportLabels as t } from '#app/domains/evaluation/report/labels.fr.ts'
import { getReportPage } from '#app/domains/evaluation/report/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getReportPage(context, ctgIds(params, 'evaluationId')))

export const action = formAction({
  'request-report': intent(requestReport, { said: t.said.requested }),
  'make-report-again': intent(makeReportAgain, { said: t.said.again }),
})

export default titled<Loaded<typeof loader>>(ReportPage, t.title)
