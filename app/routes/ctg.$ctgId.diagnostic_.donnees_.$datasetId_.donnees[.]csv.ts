/** GET /ctg/:ctgId/diagnostic/donnees/:datasetId/donnees.csv — the same figures as its page, for the same readers. */
import { z } from 'zod'
import { datasetCsv } from '#app/domains/deposits/dataset-csv.ts'
import { depositsLabels } from '#app/domains/deposits/labels.fr.ts'
import { getDatasetFile } from '#app/domains/deposits/queries.server.ts'
import { fileRoute, sendTable } from '#app/http/send-file.server.ts'

const path = z.object({ ctgId: z.uuid(), datasetId: z.uuid() })

export const loader = fileRoute(async ({ context, params }) => {
  const { dataset, table } = await getDatasetFile(context, path.parse(params))
  return sendTable(datasetCsv(table), 'csv', depositsLabels.dataset.file(dataset.name))
})
