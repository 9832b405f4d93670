/** GET /ctg/:ctgId/journal — every act; `?sujet=` filters, `?page=` turns. */
import { JournalPage } from '#app/domains/audit/pages/journal-page.tsx'
import { getJournalPage } from '#app/domains/audit/queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getJournalPage(context, ctgPath.parse(params).ctgId, {
    page: pageNumber(searchParams),
    subject: searchParams.get('sujet') ?? '',
  }),
)

export default titled<Loaded<typeof loader>>(JournalPage, 'Journal')
