/** GET /ctg/:ctgId/plan/moyens?par=axe — who brings what, under the filter of the plan. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { crossingSlugs, meansCrossings } from '#app/domains/plan-views/crossed-means.ts'
import { MeansPage } from '#app/domains/plan-views/pages/means-page.tsx'
import { getMeansPage } from '#app/domains/plan-views/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) => {
  const { searchParams } = new URL(request.url)
  const crossing = meansCrossings.find((one) => crossingSlugs[one] === searchParams.get('par')) ?? 'year'
  return getMeansPage(context, path.parse(params).ctgId, readPlanFilter(searchParams), crossing)
})

export default function MeansRoute() {
  return (
    <>
      <PageTitle>Moyens du plan d’action</PageTitle>
      <MeansPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
