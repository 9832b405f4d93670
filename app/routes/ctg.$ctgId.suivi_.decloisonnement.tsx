/** GET /ctg/:ctgId/suivi/decloisonnement — who acts with whom. */
import { CooperationPage } from '#app/domains/cooperation/pages/cooperation-page.tsx'
import { getCooperationPage } from '#app/domains/cooperation/queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getCooperationPage(context, ctgPath.parse(params).ctgId))

export default titled<Loaded<typeof loader>>(CooperationPage, 'Qui agit avec qui')
