/** GET /ctg/:ctgId/diagnostic/croiser — two indicators, one beside the other. */
import { z } from 'zod'
import { getCrossingPage } from '#app/domains/diagnosis/crossing-queries.server.ts'
import { CrossingPage } from '#app/domains/diagnosis/pages/crossing-page.tsx'
import { crossingLabels as c } from '#app/domains/observatory/crossing-labels.fr.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

/** An address written by hand asks for what is usual. */
const search = z.object({
  x: z.string().max(80).optional().catch(undefined),
  y: z.string().max(80).optional().catch(undefined),
  parmi: z.literal('groupement').optional().catch(undefined),
})

export const loader = route(({ context, params, searchParams }) => {
  const { x, y, parmi } = search.parse(Object.fromEntries(searchParams))
  return getCrossingPage(context, { ...ctgPath.parse(params), x, y, among: parmi })
})

export default titled<Loaded<typeof loader>>(CrossingPage, (page) =>
  c.hasRoles(page.x, page.y) ? c.offerTitle : c.title,
)
