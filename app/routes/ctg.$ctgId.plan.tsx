/** GET /ctg/:ctgId/plan?theme=&etat=&signal=…&tri=&page= — the list of the plan under a filter (plan-filter.ts). */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { PlanPage } from '#app/domains/plan-list/pages/plan-page.tsx'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { readSort } from '#app/domains/plan-list/plan-list.ts'
import { getPlanPage } from '#app/domains/plan-list/plan-view.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) => {
  const { searchParams } = new URL(request.url)
  return getPlanPage(context, path.parse(params).ctgId, readPlanFilter(searchParams), {
    sort: readSort(searchParams),
    page: pageNumber(request),
  })
})

export default function PlanRoute() {
  return (
    <>
      <PageTitle>Plan d’action</PageTitle>
      <PlanPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
