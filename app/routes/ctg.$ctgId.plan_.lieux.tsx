/** GET /ctg/:ctgId/plan/lieux?lieu=… — where the plan acts, under the filter of the plan. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { PlacesPage } from '#app/domains/plan-views/pages/places-page.tsx'
import { getPlacesPage } from '#app/domains/plan-views/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getPlacesPage(context, path.parse(params).ctgId, readPlanFilter(new URL(request.url).searchParams)),
)

export default function PlacesRoute() {
  return (
    <>
      <PageTitle>Lieux du plan d’action</PageTitle>
      <PlacesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
