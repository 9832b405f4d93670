/** GET /ctg/:ctgId/recherche?q= — everything one may see in this CTG. */
import { SearchPage } from '#app/domains/journey/pages/search-page.tsx'
import { askerOf, takeSearchTurn } from '#app/http/request-turns.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { searchCtg } from '#app/things/search-ctg.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ surroundings, params, request, asOfNow, searchParams }) =>
  takeSearchTurn(askerOf(surroundings, request), () =>
    asOfNow(({ context }) => searchCtg(context, ctgPath.parse(params).ctgId, searchParams.get('q') ?? '')),
  ),
)

export default titled<Loaded<typeof loader>>(SearchPage, 'Recherche')
