/** GET /ctg/:ctgId/diagnostic/enquetes/:surveyId/resultats.csv — the results that left, for members. */
import { z } from 'zod'
import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { getSurveyPage } from '#app/domains/surveys/queries.server.ts'
import { resultsTable } from '#app/domains/surveys/results-table.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'
import { found } from '#app/kernel/errors.ts'

const path = z.object({ ctgId: z.uuid(), surveyId: z.uuid() })

export const loader = printRoute(async ({ context, params }) => {
  const { results } = await getSurveyPage(context, path.parse(params))
  return sendTable(writeCsv(resultsTable(found(results ?? undefined, 'surveys.not-closed'))), 'csv', 'enquete.csv')
})
