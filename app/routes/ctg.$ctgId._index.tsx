/** GET /ctg/:ctgId — the dashboard. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getDashboard } from '#app/domains/journey/dashboard-queries.server.ts'
import { DashboardPage } from '#app/domains/journey/pages/dashboard-page.tsx'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getDashboard(context, path.parse(params).ctgId))

export default function DashboardRoute() {
  return (
    <>
      <title>Tableau de bord – Trame</title>
      <DashboardPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
