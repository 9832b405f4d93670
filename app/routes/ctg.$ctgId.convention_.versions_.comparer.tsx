/** GET /ctg/:ctgId/convention/versions/comparer?de=1&a=2 — two texts of the convention compared. */
import { ComparisonPage } from '#app/domains/convention/pages/comparison-page.tsx'
import { comparedSides } from '#app/domains/convention/versions/compared-sides.ts'
import { getComparisonPage } from '#app/domains/convention/versions/queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getComparisonPage(context, { ...ctgPath.parse(params), ...comparedSides(searchParams) }),
)

export default titled<Loaded<typeof loader>>(ComparisonPage, 'Comparer deux versions, convention')
