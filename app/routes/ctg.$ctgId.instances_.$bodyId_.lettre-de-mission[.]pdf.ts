/** GET /ctg/:ctgId/instances/:bodyId/lettre-de-mission.pdf — to print and sign, for members. */
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { makeMissionLetter } from '#app/domains/governance/mission-letter.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'

export const loader = printRoute(async ({ context, params, surroundings: { instance } }) => {
  const ribbon = instance.isDemo ? documentsLabels.demoRibbon : null
  const place = { ...ctgIds(params, 'bodyId'), ribbon, store: instance.files }
  const { pdf, name } = await makeMissionLetter(context, place)
  return sendPdf(pdf, name)
})
