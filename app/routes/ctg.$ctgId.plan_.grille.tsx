/** GET /ctg/:ctgId/plan/grille — the plan as a spreadsheet, the filter in the address, `?colonnes=toutes` for every field. Its cells are sent to /plan/cellules. */
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { getPlanGridPage } from '#app/domains/plan-table/grid/queries.server.ts'
import { PlanGridPage } from '#app/domains/plan-table/pages/plan-grid-page.tsx'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) => {
  const isWhole = searchParams.get('colonnes') === 'toutes'
  return getPlanGridPage(context, ctgPath.parse(params).ctgId, readPlanFilter(searchParams), isWhole)
})

export default titled<Loaded<typeof loader>>(PlanGridPage, 'Grille du plan d’action')
