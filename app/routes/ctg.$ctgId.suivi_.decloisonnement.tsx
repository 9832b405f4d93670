/** GET /ctg/:ctgId/suivi/decloisonnement — who acts with whom. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { CooperationPage } from '#app/domains/cooperation/pages/cooperation-page.tsx'
import { getCooperationPage } from '#app/domains/cooperation/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getCooperationPage(context, path.parse(params).ctgId))

export default function CooperationRoute() {
  return (
    <>
      <PageTitle>Qui agit avec qui</PageTitle>
      <CooperationPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
