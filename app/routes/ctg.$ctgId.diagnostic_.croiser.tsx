/** GET /ctg/:ctgId/diagnostic/croiser — two indicators, one beside the other. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getCrossingPage } from '#app/domains/diagnosis/crossing-queries.server.ts'
import { CrossingPage } from '#app/domains/diagnosis/pages/crossing-page.tsx'
import { crossingLabels as c } from '#app/domains/observatory/crossing-labels.fr.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })
/** An address written by hand asks for what is usual. */
const search = z.object({
  x: z.string().max(80).optional().catch(undefined),
  y: z.string().max(80).optional().catch(undefined),
  parmi: z.literal('groupement').optional().catch(undefined),
})

export const loader = route(({ context, params, request }) => {
  const { x, y, parmi } = search.parse(Object.fromEntries(new URL(request.url).searchParams))
  return getCrossingPage(context, { ...path.parse(params), x, y, among: parmi })
})

export default function CrossingRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{c.hasRoles(page.x, page.y) ? c.offerTitle : c.title}</PageTitle>
      <CrossingPage {...page} />
    </>
  )
}
