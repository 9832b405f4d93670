/** GET /ctg/:ctgId/plan/moyens?par=axe — who brings what, under the filter of the plan. */
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { crossingSlugs, meansCrossings } from '#app/domains/plan-views/crossed-means.ts'
import { MeansPage } from '#app/domains/plan-views/pages/means-page.tsx'
import { getMeansPage } from '#app/domains/plan-views/queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) => {
  const crossing = meansCrossings.find((one) => crossingSlugs[one] === searchParams.get('par')) ?? 'year'
  return getMeansPage(context, ctgPath.parse(params).ctgId, readPlanFilter(searchParams), crossing)
})

export default titled<Loaded<typeof loader>>(MeansPage, 'Moyens du plan d’action')
