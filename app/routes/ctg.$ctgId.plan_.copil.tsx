/** GET /ctg/:ctgId/plan/copil?theme=… — what the copil will see of the plan, from the data of the moment. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { CopilPreviewPage } from '#app/domains/dossiers/pages/copil-preview-page.tsx'
import { getCopilPreviewPage } from '#app/domains/dossiers/queries.server.ts'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getCopilPreviewPage(context, path.parse(params).ctgId, readPlanFilter(new URL(request.url).searchParams)),
)

export default function CopilPreviewRoute() {
  return (
    <>
      <PageTitle>Vu du copil</PageTitle>
      <CopilPreviewPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
