/** GET /ctg/:ctgId/plan?theme=&etat=&signal=…&tri=&page= — the list of the plan under a filter (plan-filter.ts). */
import { PlanPage } from '#app/domains/plan-list/pages/plan-page.tsx'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { readSort } from '#app/domains/plan-list/plan-list.ts'
import { getPlanPage } from '#app/domains/plan-list/plan-view.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getPlanPage(context, ctgPath.parse(params).ctgId, readPlanFilter(searchParams), {
    sort: readSort(searchParams),
    page: pageNumber(searchParams),
  }),
)

export default titled<Loaded<typeof loader>>(PlanPage, 'Plan d’action')
