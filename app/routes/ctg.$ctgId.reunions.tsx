/** GET /ctg/:ctgId/reunions — meetings to come and past, and the yearly copil. */
import { getMeetingsPage } from '#app/domains/meetings/meeting-queries.server.ts'
import { MeetingsPage } from '#app/domains/meetings/pages/meetings-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getMeetingsPage(context, { ...ctgPath.parse(params), page: pageNumber(searchParams) }),
)

export default titled<Loaded<typeof loader>>(MeetingsPage, 'Réunions et décisions')
