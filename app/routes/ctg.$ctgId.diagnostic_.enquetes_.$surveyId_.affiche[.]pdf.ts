/** GET /ctg/:ctgId/diagnostic/enquetes/:surveyId/affiche.pdf — the poster of an open survey. */
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { surveyLabels } from '#app/domains/surveys/labels.fr.ts'
import { makePoster } from '#app/domains/surveys/poster/poster.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'

export const loader = printRoute(async ({ context, params, surroundings: { instance } }) => {
  const ribbon = instance.isDemo ? documentsLabels.demoRibbon : null
  const poster = await makePoster(context, { ...ctgIds(params, 'surveyId'), ribbon, siteUrl: instance.config.url })
  return sendPdf(poster, surveyLabels.poster.file)
})
