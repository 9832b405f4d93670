/** GET /ctg/:ctgId/diagnostic — every theme, what awaits, the priorities. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { OverviewPage } from '#app/domains/diagnosis/pages/overview-page.tsx'
import { getOverviewPage } from '#app/domains/diagnosis/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getOverviewPage(context, path.parse(params).ctgId))

export default function DiagnosisRoute() {
  return (
    <>
      <PageTitle>Diagnostic partagé</PageTitle>
      <OverviewPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
