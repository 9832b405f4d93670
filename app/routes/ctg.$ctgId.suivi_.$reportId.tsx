/** GET, POST /ctg/:ctgId/suivi/:reportId — one report, before and after; accepted or sent back. */
import { sendBackReport } from '#app/domains/campaigns/commands/send-back-report.server.ts'
import { acceptReport } from '#app/domains/followup/commands/accept-report.server.ts'
import { ReportPage } from '#app/domains/followup/pages/report-page.tsx'
import { getReportPage } from '#app/domains/followup/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getReportPage(context, ctgIds(params, 'reportId')))

export const action = formAction({
  'accept-report': intent(acceptReport, { said: 'Point accepté, la fiche est à jour.' }),
  'send-back-report': intent(sendBackReport, {
    said: 'Point renvoyé au pilote.',
    complete: async ({ surroundings }) => ({ siteUrl: surroundings.instance.config.url }),
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(ReportPage, 'Point d’étape')
