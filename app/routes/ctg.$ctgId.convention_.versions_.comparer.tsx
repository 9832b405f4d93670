/** GET /ctg/:ctgId/convention/versions/comparer?de=1&a=2 — two texts of the convention compared. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { ComparisonPage } from '#app/domains/convention/pages/comparison-page.tsx'
import { comparedSides } from '#app/domains/convention/versions/compared-sides.ts'
import { getComparisonPage } from '#app/domains/convention/versions/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getComparisonPage(context, { ...path.parse(params), ...comparedSides(new URL(request.url).searchParams) }),
)

export default function VersionsComparisonRoute() {
  return (
    <>
      <PageTitle>Comparer deux versions, convention</PageTitle>
      <ComparisonPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
