/** GET /ctg/:ctgId/plan/copil — what the copil will see of the plan, from the data of the moment. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { CopilPreviewPage } from '#app/domains/followup/pack/pages/copil-preview-page.tsx'
import { getCopilPreviewPage } from '#app/domains/followup/pack/queries.server.ts'
import { PlanTabs } from '#app/domains/plan/pages/plan-frame.tsx'
import { readPlanFilter } from '#app/domains/plan/plan-filter.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params, request }) => ({
  page: await getCopilPreviewPage(context, path.parse(params).ctgId),
  /** Of the other views: the tabs keep it. */
  filter: readPlanFilter(new URL(request.url).searchParams),
}))

export default function CopilPreviewRoute() {
  const { page, filter } = useLoaderData<typeof loader>()
  return (
    <>
      <title>Ce que verra le copil – Trame</title>
      <CopilPreviewPage {...page} tabs={<PlanTabs ctgId={page.ctgId} filter={filter} view="copil" />} />
    </>
  )
}
