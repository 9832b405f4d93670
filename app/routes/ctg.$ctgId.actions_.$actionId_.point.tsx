/** GET, POST /ctg/:ctgId/actions/:actionId/point?pour=&campagne= — a point on an action, in five questions. */
import { z } from 'zod'
import { submitReport } from '#app/domains/campaigns/commands/submit-report.server.ts'
import { ReportFormPage } from '#app/domains/followup/pages/report-form-page.tsx'
import { getReportForm } from '#app/domains/followup/queries.server.ts'
import { mostFiles } from '#app/domains/followup/report-field-names.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { severalFiles } from '#app/http/uploads.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

/** The campaign from whose page one answers for a lead, and to which one returns. */
const campaignShape = z.uuid().nullable().catch(null)

export const loader = route(async ({ context, params, searchParams }) => ({
  ...(await getReportForm(context, ctgIds(params, 'actionId'))),
  enteredFor: searchParams.get('pour') ?? undefined,
}))

export const action = formAction({
  'submit-report': intent(submitReport, {
    said: 'Point envoyé. Merci.',
    upload: severalFiles(mostFiles),
    done: (_answer, { ctgId, actionId }, request) => {
      const campaignId = campaignShape.parse(new URL(request.url).searchParams.get('campagne'))
      return campaignId ? `/ctg/${ctgId}/suivi/campagnes/${campaignId}` : `/ctg/${ctgId}/actions/${actionId}`
    },
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(ReportFormPage, 'Faire le point')
