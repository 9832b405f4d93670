/** GET /ctg/:ctgId/fil?theme= — the thread, walked both ways. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { ThreadPage } from '#app/domains/journey/pages/thread-page.tsx'
import { getThreadPage } from '#app/domains/journey/thread-queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })
const filter = z.uuid().optional().catch(undefined)

export const loader = route(({ context, params, request }) =>
  getThreadPage(
    context,
    path.parse(params).ctgId,
    filter.parse(new URL(request.url).searchParams.get('theme') ?? undefined),
  ),
)

export default function ThreadRoute() {
  return (
    <>
      <PageTitle>Le fil rouge</PageTitle>
      <ThreadPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
