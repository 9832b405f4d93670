/** GET, POST /ctg/:ctgId/diagnostic/bilan — the balance of the CTG before, on which the diagnosis opens. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getBalancePage } from '#app/domains/renewal/balance-queries.server.ts'
import { pourBalance } from '#app/domains/renewal/commands/pour-balance.server.ts'
import { BalancePage } from '#app/domains/renewal/pages/balance-page.tsx'
import { renewalLabels } from '#app/domains/renewal/renewal-labels.fr.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getBalancePage(context, path.parse(params).ctgId))

export const action = formAction({ 'pour-balance': intent(pourBalance, { said: renewalLabels.pouredSaid }) })

export default function BalanceRoute() {
  return (
    <>
      <PageTitle>Bilan de la CTG précédente</PageTitle>
      <BalancePage {...useLoaderData<typeof loader>()} />
    </>
  )
}
