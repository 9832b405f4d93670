/** GET /ctg/:ctgId/recherche?q= — everything one may see in this CTG. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { SearchPage } from '#app/domains/journey/pages/search-page.tsx'
import { takeSearchTurn } from '#app/http/request-turns.server.ts'
import { route } from '#app/http/route.server.ts'
import { searchCtg } from '#app/things/search-ctg.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  takeSearchTurn(context.actor.personId, () =>
    searchCtg(context, path.parse(params).ctgId, new URL(request.url).searchParams.get('q') ?? ''),
  ),
)

export default function SearchRoute() {
  return (
    <>
      <PageTitle>Recherche</PageTitle>
      <SearchPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
