/** GET /ctg/:ctgId/plan/matrice?theme=… — themes × fields of the Caf × powers, under the filter of the plan. */
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { getMatrixPage } from '#app/domains/plan-views/matrix-query.server.ts'
import { MatrixPage } from '#app/domains/plan-views/pages/matrix-page.tsx'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getMatrixPage(context, ctgPath.parse(params).ctgId, readPlanFilter(searchParams)),
)

export default titled<Loaded<typeof loader>>(MatrixPage, 'Matrice du plan d’action')
