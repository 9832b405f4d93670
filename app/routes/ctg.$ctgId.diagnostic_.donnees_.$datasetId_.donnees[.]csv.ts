/** GET /ctg/:ctgId/diagnostic/donnees/:datasetId/donnees.csv — the same figures as its page, for the same readers. */
import { datasetCsv } from '#app/domains/deposits/dataset-csv.ts'
import { depositsLabels } from '#app/domains/deposits/labels.fr.ts'
import { getDatasetFile } from '#app/domains/deposits/queries.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { fileRoute, sendTable } from '#app/http/send-file.server.ts'

/** A file that is kept says that its figures are corrected since. */
const nameOf = ({ name, correctedOn }: { readonly name: string; readonly correctedOn: string | null }): string =>
  correctedOn === null ? name : `${name}, ${depositsLabels.correction.since(correctedOn)}`

export const loader = fileRoute(async ({ context, params }) => {
  const { dataset, table } = await getDatasetFile(context, ctgIds(params, 'datasetId'))
  return sendTable(datasetCsv(table), 'csv', depositsLabels.dataset.file(nameOf(dataset)))
})
