/** GET /ctg/:ctgId/diagnostic/donnees — what the parties share of their own, who reads it, what is asked. */
import { depositsLabels } from '#app/domains/deposits/labels.fr.ts'
import { SharedDataPage } from '#app/domains/deposits/pages/shared-data-page.tsx'
import { getSharedDataPage } from '#app/domains/deposits/queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getSharedDataPage(context, ctgPath.parse(params).ctgId))

export default titled<Loaded<typeof loader>>(SharedDataPage, depositsLabels.page.title)
