/** GET, POST /ctg/:ctgId/plan/ensemble?n=&… — several actions changed together, after a preview; the choice is in the address. */
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { readBulk } from '#app/domains/plan-table/cells/bulk.ts'
import { getBulkPage } from '#app/domains/plan-table/cells/queries.server.ts'
import { changeActions } from '#app/domains/plan-table/commands/change-actions.server.ts'
import { BulkPage } from '#app/domains/plan-table/pages/bulk-page.tsx'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getBulkPage(context, ctgPath.parse(params).ctgId, readBulk(searchParams), readPlanFilter(searchParams)),
)

export const action = formAction({
  'change-actions': intent(changeActions, {
    said: 'Actions changées.',
    done: ({ batchId }, { ctgId }) => `/ctg/${ctgId}/plan/changements/${batchId}`,
  }),
})

export default titled<Loaded<typeof loader>>(BulkPage, 'Changer plusieurs actions')
