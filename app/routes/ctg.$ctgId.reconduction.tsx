/** GET /ctg/:ctgId/reconduction — what goes on from the CTG before, theme by theme. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { CarryHubPage } from '#app/domains/renewal/pages/carry-hub-page.tsx'
import { getCarryHubPage } from '#app/domains/renewal/renewal-queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getCarryHubPage(context, path.parse(params).ctgId))

export default function CarryHubRoute() {
  return (
    <>
      <PageTitle>Ce qui continue</PageTitle>
      <CarryHubPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
