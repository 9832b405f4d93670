/** GET /ctg/:ctgId/suivi/campagnes/:campaignId/formulaires.pdf?personne= — the paper form, for the coordination. */
import { z } from 'zod'
import { printPaperForm } from '#app/domains/campaigns/paper-form.server.ts'
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'

const person = z.uuid().optional()

export const loader = printRoute(async ({ context, params, surroundings, searchParams }) => {
  const recipientId = person.parse(searchParams.get('personne') ?? undefined)
  const ribbon = surroundings.instance.isDemo ? documentsLabels.demoRibbon : null
  const { pdf, name } = await printPaperForm(context, ctgIds(params, 'campaignId'), recipientId, ribbon)
  return sendPdf(pdf, name)
})
