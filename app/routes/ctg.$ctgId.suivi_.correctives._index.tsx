/** GET /ctg/:ctgId/suivi/correctives?etat= — every corrective action. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { correctiveFilters, getCorrectivesPage } from '#app/domains/followup/corrective-queries.server.ts'
import { followupLabels } from '#app/domains/followup/labels.fr.ts'
import { CorrectivesPage } from '#app/domains/followup/pages/correctives-page.tsx'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) => {
  const slug = new URL(request.url).searchParams.get('etat')
  const filter = correctiveFilters.find((one) => followupLabels.correctiveSlug[one] === slug)
  return getCorrectivesPage(context, path.parse(params).ctgId, filter)
})

export default function CorrectivesRoute() {
  return (
    <>
      <PageTitle>Actions correctives</PageTitle>
      <CorrectivesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
