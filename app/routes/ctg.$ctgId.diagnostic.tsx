/** GET /ctg/:ctgId/diagnostic — every theme, what awaits, the priorities. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { OverviewPage } from '#app/domains/diagnosis/pages/overview-page.tsx'
import { getOverviewPage } from '#app/domains/diagnosis/queries.server.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getOverviewPage(context, path.parse(params).ctgId))

export default function DiagnosisRoute() {
  return (
    <>
      <title>Diagnostic partagé – Trame</title>
      <OverviewPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
