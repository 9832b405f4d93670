/** GET, POST /ctg/:ctgId/diagnostic/donnees/deposer?demande=&suite=&corrige= — figures read and masked in the browser, then sent. */
import { z } from 'zod'
import { depositDataset } from '#app/domains/deposits/commands/deposit-dataset.server.ts'
import { depositLabels } from '#app/domains/deposits/deposit-labels.fr.ts'
import { DepositPage } from '#app/domains/deposits/pages/deposit-page.tsx'
import { getDepositPage } from '#app/domains/deposits/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const reference = z.uuid().nullable()
const path = z.object({ ctgId: z.uuid(), dataRequestId: reference, previousId: reference, correctsId: reference })

export const loader = route(({ context, params, searchParams }) => {
  const asked = {
    dataRequestId: searchParams.get('demande'),
    previousId: searchParams.get('suite'),
    correctsId: searchParams.get('corrige'),
  }
  return getDepositPage(context, path.parse({ ...params, ...asked }))
})

export const action = formAction({
  deposit: intent(depositDataset, {
    said: 'Chiffres reçus.',
    done: ({ datasetId }, { ctgId }) => `/ctg/${ctgId}/diagnostic/donnees/${datasetId}`,
  }),
})

export default titled<Loaded<typeof loader>>(DepositPage, depositLabels.title)
