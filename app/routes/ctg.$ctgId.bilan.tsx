/** GET /ctg/:ctgId/bilan — where this CTG stands when what follows it is prepared. */
import { getOwnBalance } from '#app/domains/renewal/balance-queries.server.ts'
import { OwnBalancePage } from '#app/domains/renewal/pages/balance-page.tsx'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getOwnBalance(context, ctgPath.parse(params).ctgId))

export default titled<Loaded<typeof loader>>(OwnBalancePage, 'Bilan de la CTG')
