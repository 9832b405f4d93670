/** GET /ctg/:ctgId/reunions/:meetingId/emargement.pdf — to print, for members. */
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { getSignInSheet } from '#app/domains/meetings/invitations/papers.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'

export const loader = printRoute(async ({ context, params, surroundings: { instance } }) => {
  const key = ctgIds(params, 'meetingId')
  const ribbon = instance.isDemo ? documentsLabels.demoRibbon : null
  const place = { ...key, ribbon, store: instance.files }
  const { pdf, name } = await getSignInSheet(context, place)
  return sendPdf(pdf, name)
})
