/** GET, POST /ctg/:ctgId/diagnostic/donnees/demandes/:dataRequestId — what is asked, and what is answered. */
import { giveData } from '#app/domains/deposits/commands/give-data.server.ts'
import { promiseData } from '#app/domains/deposits/commands/promise-data.server.ts'
import { refuseData } from '#app/domains/deposits/commands/refuse-data.server.ts'
import { withdrawRequest } from '#app/domains/deposits/commands/withdraw-request.server.ts'
import { RequestPage } from '#app/domains/deposits/pages/request-page.tsx'
import { getRequestPage } from '#app/domains/deposits/request-queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getRequestPage(context, ctgIds(params, 'dataRequestId')))

export const action = formAction({
  'promise-data': intent(promiseData, { said: 'Date promise.' }),
  'give-data': intent(giveData, { said: 'Réponse enregistrée.' }),
  'refuse-data': intent(refuseData, { said: 'Réponse enregistrée.' }),
  'withdraw-request': intent(withdrawRequest, { said: 'Demande retirée.' }),
})

export default titled<Loaded<typeof loader>>(RequestPage, (page) => page.request.title)
