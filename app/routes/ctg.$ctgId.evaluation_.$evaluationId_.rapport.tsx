/** GET, POST /ctg/:ctgId/evaluation/:evaluationId/rapport — the reports of an evaluation and their files. */
import { z } from 'zod'
import { ReportPage } from '#app/domains/evaluation/pages/report-page.tsx'
import { makeReportAgain } from '#app/domains/evaluation/report/commands/make-report-again.server.ts'
import { requestReport } from '#app/domains/evaluation/report/commands/request-report.server.ts'
import { reportLabels as t } from '#app/domains/evaluation/report/labels.fr.ts'
import { getReportPage } from '#app/domains/evaluation/report/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), evaluationId: z.uuid() })

export const loader = route(({ context, params }) => getReportPage(context, path.parse(params)))

export const action = formAction({
  'request-report': intent(requestReport, { said: t.said.requested }),
  'make-report-again': intent(makeReportAgain, { said: t.said.again }),
})

export default titled<Loaded<typeof loader>>(ReportPage, t.title)
