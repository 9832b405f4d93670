/** GET /ctg/:ctgId/plan/pilotes — the plan by who leads its actions, under a filter (plan-filter.ts). */
import { PlanFrame } from '#app/domains/plan-list/pages/plan-frame.tsx'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { getLeadsPage } from '#app/domains/plan-views/cards-query.server.ts'
import { LeadsView } from '#app/domains/plan-views/pages/leads-view.tsx'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getLeadsPage(context, ctgPath.parse(params).ctgId, readPlanFilter(searchParams)),
)

export default titled<Loaded<typeof loader>>(
  ({ groups, ...frame }) => (
    <PlanFrame {...frame} view="leads">
      <LeadsView {...{ ctgId: frame.ctgId, groups, parties: frame.parties }} />
    </PlanFrame>
  ),
  'Plan d’action par pilote',
)
