/** GET /comparer?page= — themes and cooperation of the CTGs one follows, side by side. */
import { useLoaderData } from 'react-router'
import { getComparePage } from '#app/domains/portfolio/compare-queries.server.ts'
import { ComparePage } from '#app/domains/portfolio/pages/compare-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = route(({ context, request }) => getComparePage(context, pageNumber(request)))

export default function CompareRoute() {
  return (
    <>
      <PageTitle>Comparer mes CTG</PageTitle>
      <ComparePage {...useLoaderData<typeof loader>()} />
    </>
  )
}
