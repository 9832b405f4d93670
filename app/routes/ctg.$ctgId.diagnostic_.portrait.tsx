/** GET /ctg/:ctgId/diagnostic/portrait — the territory seen whole. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { pageLabels } from '#app/domains/diagnosis/page-labels.fr.ts'
import { PortraitPage } from '#app/domains/diagnosis/pages/portrait-page.tsx'
import { getPortraitPage } from '#app/domains/diagnosis/portrait-queries.server.ts'
import { referencesAsked } from '#app/http/references-asked.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getPortraitPage(context, path.parse(params).ctgId, referencesAsked(request)),
)

export default function PortraitRoute() {
  return (
    <>
      <PageTitle>{pageLabels.portrait.title}</PageTitle>
      <PortraitPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
