/** GET /ctg/:ctgId/instances/:bodyId/presences — who came to a body over time. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { SittingsPage } from '#app/domains/meetings/pages/sittings-page.tsx'
import { getSittingsPage } from '#app/domains/meetings/sittings-queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), bodyId: z.uuid() })

export const loader = route(({ context, params }) => getSittingsPage(context, path.parse(params)))

export default function SittingsRoute() {
  const data = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{`Qui est venu, ${data.body.name}`}</PageTitle>
      <SittingsPage {...data} />
    </>
  )
}
