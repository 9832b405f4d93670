/** GET /ctg/:ctgId/diagnostic/portrait — the territory seen whole. */
import { pageLabels } from '#app/domains/diagnosis/page-labels.fr.ts'
import { PortraitPage } from '#app/domains/diagnosis/pages/portrait-page.tsx'
import { getPortraitPage } from '#app/domains/diagnosis/portrait-queries.server.ts'
import { referencesAsked } from '#app/http/references-asked.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getPortraitPage(context, ctgPath.parse(params).ctgId, referencesAsked(searchParams)),
)

export default titled<Loaded<typeof loader>>(PortraitPage, pageLabels.portrait.title)
