/** GET /ctg/:ctgId/fil?theme= — the thread, walked both ways. */
import { z } from 'zod'
import { ThreadPage } from '#app/domains/journey/pages/thread-page.tsx'
import { getThreadPage } from '#app/domains/journey/thread-queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const filter = z.uuid().optional().catch(undefined)

export const loader = route(({ context, params, searchParams }) =>
  getThreadPage(context, ctgPath.parse(params).ctgId, filter.parse(searchParams.get('theme') ?? undefined)),
)

export default titled<Loaded<typeof loader>>(ThreadPage, 'Le fil rouge')
