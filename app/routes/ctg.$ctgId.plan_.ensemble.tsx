/** GET, POST /ctg/:ctgId/plan/ensemble?n=&… — several actions changed together, after a preview; the choice is in the address. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { readBulk } from '#app/domains/plan-table/cells/bulk.ts'
import { getBulkPage } from '#app/domains/plan-table/cells/queries.server.ts'
import { changeActions } from '#app/domains/plan-table/commands/change-actions.server.ts'
import { BulkPage } from '#app/domains/plan-table/pages/bulk-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) => {
  const { searchParams } = new URL(request.url)
  return getBulkPage(context, path.parse(params).ctgId, readBulk(searchParams), readPlanFilter(searchParams))
})

export const action = formAction({
  'change-actions': intent(changeActions, {
    said: 'Actions changées.',
    done: ({ batchId }, { ctgId }) => `/ctg/${ctgId}/plan/changements/${batchId}`,
  }),
})

export default function BulkRoute() {
  return (
    <>
      <PageTitle>Changer plusieurs actions</PageTitle>
      <BulkPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
