/** GET /ctg/:ctgId/instances/:bodyId/presences — who came to a body over time. */
import { SittingsPage } from '#app/domains/meetings/pages/sittings-page.tsx'
import { getSittingsPage } from '#app/domains/meetings/sittings-queries.server.ts'
import { ctgIds, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getSittingsPage(context, ctgIds(params, 'bodyId')))

export default titled<Loaded<typeof loader>>(SittingsPage, (data) => `Qui est venu, ${data.body.name}`)
