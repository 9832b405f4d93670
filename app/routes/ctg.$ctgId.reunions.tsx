/** GET /ctg/:ctgId/reunions — meetings to come and past, and the yearly copil. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getMeetingsPage } from '#app/domains/meetings/meeting-queries.server.ts'
import { MeetingsPage } from '#app/domains/meetings/pages/meetings-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getMeetingsPage(context, { ...path.parse(params), page: pageNumber(request) }),
)

export default function MeetingsRoute() {
  return (
    <>
      <PageTitle>Réunions et décisions</PageTitle>
      <MeetingsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
