/** GET /ctg/:ctgId/plan?theme=&etat=&signal= — the plan, its filters in the address. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { flagSlugs, statusSlugs } from '#app/domains/plan/labels.fr.ts'
import { PlanPage } from '#app/domains/plan/pages/plan-page.tsx'
import { actionFlags, actionStatuses } from '#app/domains/plan/plan.ts'
import { getPlanPage } from '#app/domains/plan/queries.server.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })
const themeShape = z.uuid()

export const loader = route(({ context, params, request }) => {
  const { searchParams } = new URL(request.url)
  return getPlanPage(context, path.parse(params).ctgId, {
    themeId: themeShape.safeParse(searchParams.get('theme')).data,
    status: actionStatuses.find((status) => statusSlugs[status] === searchParams.get('etat')),
    flag: actionFlags.find((flag) => flagSlugs[flag] === searchParams.get('signal')),
  })
})

export default function PlanRoute() {
  return (
    <>
      <title>Plan d’action – Trame</title>
      <PlanPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
