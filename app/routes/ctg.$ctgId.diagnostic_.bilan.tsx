/** GET, POST /ctg/:ctgId/diagnostic/bilan — the balance of the CTG before, on which the diagnosis opens. */
import { getBalancePage } from '#app/domains/renewal/balance-queries.server.ts'
import { pourBalance } from '#app/domains/renewal/commands/pour-balance.server.ts'
import { BalancePage } from '#app/domains/renewal/pages/balance-page.tsx'
import { renewalLabels } from '#app/domains/renewal/renewal-labels.fr.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getBalancePage(context, ctgPath.parse(params).ctgId))

export const action = formAction({ 'pour-balance': intent(pourBalance, { said: renewalLabels.pouredSaid }) })

export default titled<Loaded<typeof loader>>(BalancePage, 'Bilan de la CTG précédente')
