/** GET /ctg/:ctgId/diagnostic/donnees/demandes/:dataRequestId/lettre.pdf — the letter one still has to send. */
import { z } from 'zod'
import { makeRequestLetter } from '#app/domains/deposits/letter/request-letter.server.ts'
import { requestLabels } from '#app/domains/deposits/request-labels.fr.ts'
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'

const path = z.object({ ctgId: z.uuid(), dataRequestId: z.uuid() })

export const loader = printRoute(async ({ context, params, surroundings: { instance } }) => {
  const ribbon = instance.isDemo ? documentsLabels.demoRibbon : null
  return sendPdf(await makeRequestLetter(context, { ...path.parse(params), ribbon }), requestLabels.letterFile)
})
