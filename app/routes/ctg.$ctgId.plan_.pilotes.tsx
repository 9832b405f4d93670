/** GET /ctg/:ctgId/plan/pilotes — the plan by who leads its actions, under a filter (plan-filter.ts). */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getLeadsPage } from '#app/domains/plan/cards/queries.server.ts'
import { readPlanFilter } from '#app/domains/plan/list/plan-filter.ts'
import { LeadsView } from '#app/domains/plan/pages/leads-view.tsx'
import { PlanFrame } from '#app/domains/plan/pages/plan-frame.tsx'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getLeadsPage(context, path.parse(params).ctgId, readPlanFilter(new URL(request.url).searchParams)),
)

export default function LeadsRoute() {
  const { groups, ...frame } = useLoaderData<typeof loader>()
  return (
    <>
      <title>Plan d’action par pilote – Trame</title>
      <PlanFrame {...frame} view="leads">
        <LeadsView {...{ ctgId: frame.ctgId, groups, parties: frame.parties }} />
      </PlanFrame>
    </>
  )
}
