/** GET /comparer?page= — themes and cooperation of the CTGs one follows, side by side. */
import { getComparePage } from '#app/domains/portfolio/compare-queries.server.ts'
import { ComparePage } from '#app/domains/portfolio/pages/compare-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, searchParams }) => getComparePage(context, pageNumber(searchParams)))

export default titled<Loaded<typeof loader>>(ComparePage, 'Comparer mes CTG')
