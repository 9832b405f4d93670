/** GET, POST /ctg/:ctgId/plan/cartes?carte=&vers=… — the plan as cards, by status, under a filter (plan-filter.ts). */
import { z } from 'zod'
import { changeActionStatus } from '#app/domains/plan/commands/change-action-status.server.ts'
import { actionStatuses } from '#app/domains/plan/plan.ts'
import { PlanFrame } from '#app/domains/plan-list/pages/plan-frame.tsx'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { getCardsPage } from '#app/domains/plan-views/cards-query.server.ts'
import { CardsView } from '#app/domains/plan-views/pages/cards-view.tsx'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const cardShape = z.uuid()

export const loader = route(({ context, params, searchParams }) => {
  const card = cardShape.safeParse(searchParams.get('carte')).data
  const to = actionStatuses.find((status) => status === searchParams.get('vers'))
  const open = card === undefined ? null : { id: card, to }
  return getCardsPage(context, ctgPath.parse(params).ctgId, readPlanFilter(searchParams), open)
})

export const action = formAction({
  'change-action-status': intent(changeActionStatus, { said: 'État changé.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(
  ({ cards, open, decisions, ...frame }) => (
    <PlanFrame {...frame} view="cards">
      <CardsView {...{ ctgId: frame.ctgId, cards, open, decisions }} />
    </PlanFrame>
  ),
  'Plan d’action par état',
)
