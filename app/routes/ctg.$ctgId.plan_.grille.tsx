/** GET /ctg/:ctgId/plan/grille — the plan as a spreadsheet, the filter in the address, `?colonnes=toutes` for every field. Its cells are sent to /plan/cellules. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { getPlanGridPage } from '#app/domains/plan-table/grid/queries.server.ts'
import { PlanGridPage } from '#app/domains/plan-table/pages/plan-grid-page.tsx'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) => {
  const { searchParams } = new URL(request.url)
  const isWhole = searchParams.get('colonnes') === 'toutes'
  return getPlanGridPage(context, path.parse(params).ctgId, readPlanFilter(searchParams), isWhole)
})

export default function PlanGridRoute() {
  return (
    <>
      <PageTitle>Grille du plan d’action</PageTitle>
      <PlanGridPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
