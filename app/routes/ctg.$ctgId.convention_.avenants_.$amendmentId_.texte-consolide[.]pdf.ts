/** GET /ctg/:ctgId/convention/avenants/:amendmentId/texte-consolide.pdf — the convention as this amendment would make it, for members. */
import { makeConsolidatedText } from '#app/domains/amendments/documents.server.ts'
import { amendmentLabels } from '#app/domains/amendments/labels.fr.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'

export const loader = printRoute(async ({ context, params }) => {
  const { ctgId, amendmentId } = ctgIds(params, 'amendmentId')
  return sendPdf(await makeConsolidatedText(context, ctgId, amendmentId), amendmentLabels.consolidatedFile)
})
