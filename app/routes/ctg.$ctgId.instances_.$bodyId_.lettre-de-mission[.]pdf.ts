/** GET /ctg/:ctgId/instances/:bodyId/lettre-de-mission.pdf — to print and sign, for members. */
import { z } from 'zod'
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { governanceLabels } from '#app/domains/governance/labels.fr.ts'
import { makeMissionLetter } from '#app/domains/governance/mission-letter.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'

const path = z.object({ ctgId: z.uuid(), bodyId: z.uuid() })

export const loader = printRoute(async ({ context, params, surroundings: { instance } }) => {
  const ribbon = instance.isDemo ? documentsLabels.demoRibbon : null
  const asked = { ...path.parse(params), ribbon, store: instance.files }
  return sendPdf(await makeMissionLetter(context, asked), governanceLabels.letterFile)
})
