/** GET /ctg/:ctgId/journal — every act; `?sujet=` filters, `?page=` turns. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { JournalPage } from '#app/domains/audit/pages/journal-page.tsx'
import { getJournalPage } from '#app/domains/audit/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) => {
  const { searchParams } = new URL(request.url)
  const page = Number.parseInt(searchParams.get('page') ?? '1', 10)
  return getJournalPage(context, path.parse(params).ctgId, {
    page: Number.isFinite(page) ? page : 1,
    subject: searchParams.get('sujet') ?? '',
  })
})

export default function JournalRoute() {
  return (
    <>
      <PageTitle>Journal</PageTitle>
      <JournalPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
