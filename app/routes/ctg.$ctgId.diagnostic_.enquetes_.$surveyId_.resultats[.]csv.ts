/** GET /ctg/:ctgId/diagnostic/enquetes/:surveyId/resultats.csv — the results that left, for members. */
import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { getResultsFile } from '#app/domains/surveys/queries.server.ts'
import { resultsTable } from '#app/domains/surveys/results-table.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'

export const loader = printRoute(async ({ context, params }) => {
  return sendTable(
    writeCsv(resultsTable(await getResultsFile(context, ctgIds(params, 'surveyId')))),
    'csv',
    'enquete.csv',
  )
})
