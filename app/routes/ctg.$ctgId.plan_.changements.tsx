/** GET /ctg/:ctgId/plan/changements — what was changed together in the plan, the latest first. */
import { getBatchesPage } from '#app/domains/plan-table/cells/queries.server.ts'
import { BatchesPage } from '#app/domains/plan-table/pages/batches-page.tsx'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getBatchesPage(context, ctgPath.parse(params).ctgId))

export default titled<Loaded<typeof loader>>(BatchesPage, 'Changements groupés')
