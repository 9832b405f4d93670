/** GET /ctg/:ctgId/suivi — the follow-up of the plan. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { FollowupPage } from '#app/domains/followup/pages/followup-page.tsx'
import { getFollowupPage } from '#app/domains/followup/queries.server.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getFollowupPage(context, path.parse(params).ctgId))

export default function FollowupRoute() {
  return (
    <>
      <title>Suivi – Trame</title>
      <FollowupPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
