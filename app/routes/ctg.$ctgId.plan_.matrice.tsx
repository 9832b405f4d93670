/** GET /ctg/:ctgId/plan/matrice?theme=… — themes × fields of the Caf × powers, under the filter of the plan. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { getMatrixPage } from '#app/domains/plan-views/matrix-query.server.ts'
import { MatrixPage } from '#app/domains/plan-views/pages/matrix-page.tsx'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getMatrixPage(context, path.parse(params).ctgId, readPlanFilter(new URL(request.url).searchParams)),
)

export default function MatrixRoute() {
  return (
    <>
      <PageTitle>Matrice du plan d’action</PageTitle>
      <MatrixPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
