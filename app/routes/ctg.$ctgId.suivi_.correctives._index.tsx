/** GET /ctg/:ctgId/suivi/correctives?etat= — every corrective action. */
import { correctiveFilters, getCorrectivesPage } from '#app/domains/followup/corrective-queries.server.ts'
import { followupLabels } from '#app/domains/followup/labels.fr.ts'
import { CorrectivesPage } from '#app/domains/followup/pages/correctives-page.tsx'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) => {
  const slug = searchParams.get('etat')
  const filter = correctiveFilters.find((one) => followupLabels.correctiveSlug[one] === slug)
  return getCorrectivesPage(context, ctgPath.parse(params).ctgId, filter)
})

export default titled<Loaded<typeof loader>>(CorrectivesPage, 'Actions correctives')
