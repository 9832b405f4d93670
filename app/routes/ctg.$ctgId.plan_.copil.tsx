/** GET /ctg/:ctgId/plan/copil?theme=… — what the copil will see of the plan, from the data of the moment. */
import { CopilPreviewPage } from '#app/domains/dossiers/pages/copil-preview-page.tsx'
import { getCopilPreviewPage } from '#app/domains/dossiers/queries.server.ts'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getCopilPreviewPage(context, ctgPath.parse(params).ctgId, readPlanFilter(searchParams)),
)

export default titled<Loaded<typeof loader>>(CopilPreviewPage, 'Vu du copil')
