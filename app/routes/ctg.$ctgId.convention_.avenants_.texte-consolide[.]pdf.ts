/** GET /ctg/:ctgId/convention/avenants/texte-consolide.pdf — the convention as its amendments in force make it, for members. */
import { makeConsolidatedText } from '#app/domains/amendments/documents.server.ts'
import { amendmentLabels } from '#app/domains/amendments/labels.fr.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'

export const loader = printRoute(async ({ context, params }) =>
  sendPdf(await makeConsolidatedText(context, ctgPath.parse(params).ctgId, null), amendmentLabels.consolidatedFile),
)
