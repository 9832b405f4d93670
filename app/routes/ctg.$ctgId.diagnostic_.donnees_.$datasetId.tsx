/** GET, POST /ctg/:ctgId/diagnostic/donnees/:datasetId — figures a party shares, for whom they are meant. */
import { z } from 'zod'
import { withdrawDataset } from '#app/domains/deposits/commands/withdraw-dataset.server.ts'
import { DatasetPage } from '#app/domains/deposits/pages/dataset-page.tsx'
import { getDatasetPage } from '#app/domains/deposits/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), datasetId: z.uuid() })

export const loader = route(({ context, params }) => getDatasetPage(context, path.parse(params)))

export const action = formAction({ withdraw: intent(withdrawDataset, { said: 'Chiffres retirés.' }) })

export default titled<Loaded<typeof loader>>(DatasetPage, (page) => page.dataset.name)
