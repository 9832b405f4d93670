/** GET /ctg/:ctgId/plan/changements — what was changed together in the plan, the latest first. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getBatchesPage } from '#app/domains/plan-table/cells/queries.server.ts'
import { BatchesPage } from '#app/domains/plan-table/pages/batches-page.tsx'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getBatchesPage(context, path.parse(params).ctgId))

export default function BatchesRoute() {
  return (
    <>
      <PageTitle>Changements groupés</PageTitle>
      <BatchesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
