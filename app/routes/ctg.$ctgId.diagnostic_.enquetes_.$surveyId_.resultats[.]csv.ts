/** GET /ctg/:ctgId/diagnostic/enquetes/:surveyId/resultats.csv — the results that left, for members. */
import { z } from 'zod'
import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { getResultsFile } from '#app/domains/surveys/queries.server.ts'
import { resultsTable } from '#app/domains/surveys/results-table.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'

const path = z.object({ ctgId: z.uuid(), surveyId: z.uuid() })

export const loader = printRoute(async ({ context, params }) => {
  return sendTable(writeCsv(resultsTable(await getResultsFile(context, path.parse(params)))), 'csv', 'enquete.csv')
})
