/** GET /ctg/:ctgId/diagnostic/donnees/demandes/:dataRequestId/lettre.pdf — the letter one still has to send. */
import { makeRequestLetter } from '#app/domains/deposits/letter/request-letter.server.ts'
import { requestLabels } from '#app/domains/deposits/request-labels.fr.ts'
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'

export const loader = printRoute(async ({ context, params, surroundings: { instance } }) => {
  const ribbon = instance.isDemo ? documentsLabels.demoRibbon : null
  return sendPdf(
    await makeRequestLetter(context, { ...ctgIds(params, 'dataRequestId'), ribbon }),
    requestLabels.letterFile,
  )
})
