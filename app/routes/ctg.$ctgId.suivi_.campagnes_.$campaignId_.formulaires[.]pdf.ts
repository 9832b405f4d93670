/** GET /ctg/:ctgId/suivi/campagnes/:campaignId/formulaires.pdf?personne= — the paper form, for the coordination. */
import { z } from 'zod'
import { getPaperForm } from '#app/domains/campaigns/paper-form.server.ts'
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'

const path = z.object({ ctgId: z.uuid(), campaignId: z.uuid() })
const person = z.uuid().optional()

export const loader = printRoute(async ({ context, params, request, surroundings }) => {
  const recipientId = person.parse(new URL(request.url).searchParams.get('personne') ?? undefined)
  const ribbon = surroundings.instance.isDemo ? documentsLabels.demoRibbon : null
  const { data, name } = await getPaperForm(context, path.parse(params), recipientId, ribbon)
  const pdf = await renderPdf({ template: 'report-form.typ', data, standard: 'ua-1', createdAt: context.at })
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-store',
  }
  return new Response(pdf, { headers })
})
