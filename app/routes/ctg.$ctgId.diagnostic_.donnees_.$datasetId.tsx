/** GET, POST /ctg/:ctgId/diagnostic/donnees/:datasetId — figures a party shares, for whom they are meant. */
import { withdrawDataset } from '#app/domains/deposits/commands/withdraw-dataset.server.ts'
import { DatasetPage } from '#app/domains/deposits/pages/dataset-page.tsx'
import { getDatasetPage } from '#app/domains/deposits/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getDatasetPage(context, ctgIds(params, 'datasetId')))

export const action = formAction({ withdraw: intent(withdrawDataset, { said: 'Chiffres retirés.' }) })

export default titled<Loaded<typeof loader>>(DatasetPage, (page) => page.dataset.name)
