/** GET /ctg/:ctgId/plan/lieux?lieu=… — where the plan acts, under the filter of the plan. */
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { PlacesPage } from '#app/domains/plan-views/pages/places-page.tsx'
import { getPlacesPage } from '#app/domains/plan-views/queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getPlacesPage(context, ctgPath.parse(params).ctgId, readPlanFilter(searchParams)),
)

export default titled<Loaded<typeof loader>>(PlacesPage, 'Lieux du plan d’action')
