/** GET /ctg/:ctgId/journal — every act; `?sujet=` filters, `?page=` turns. */
import { JournalPage } from '#app/domains/audit/pages/journal-page.tsx'
import { getJournalPage } from '#app/domains/audit/queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, request }) => {
  const { searchParams } = new URL(request.url)
  const page = Number.parseInt(searchParams.get('page') ?? '1', 10)
  return getJournalPage(context, ctgPath.parse(params).ctgId, {
    page: Number.isFinite(page) ? page : 1,
    subject: searchParams.get('sujet') ?? '',
  })
})

export default titled<Loaded<typeof loader>>(JournalPage, 'Journal')
