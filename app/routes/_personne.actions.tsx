/** GET /actions?q=&theme=&etat=&signal=&pilote=&…&ctg=&tri=&page= — the actions of the CTGs one follows, under the filter of the plan. */
import { getActionsOfMyCtgs } from '#app/domains/plan-list/many-ctgs.server.ts'
import { MyActionsPage } from '#app/domains/plan-list/pages/my-actions-page.tsx'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { readSort } from '#app/domains/plan-list/plan-list.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, searchParams }) =>
  getActionsOfMyCtgs(context, {
    filter: readPlanFilter(searchParams),
    sort: readSort(searchParams),
    page: pageNumber(searchParams),
    ctgIds: searchParams.getAll('ctg'),
  }),
)

export default titled<Loaded<typeof loader>>(MyActionsPage, 'Actions de mes CTG')
