/** GET /ctg/:ctgId/suivi?signal=&etat=&axe=&partie=&pilote=&vue=&tri=&page= — the follow-up of the plan. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { readAddress } from '#app/domains/followup/watch/address.ts'
import { WatchPage } from '#app/domains/followup/watch/pages/watch-page.tsx'
import { getWatchPage } from '#app/domains/followup/watch/queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getWatchPage(context, path.parse(params).ctgId, {
    ...readAddress(new URL(request.url).searchParams),
    page: pageNumber(request),
  }),
)

export default function FollowupRoute() {
  return (
    <>
      <title>Suivi – Trame</title>
      <WatchPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
