/** GET /ctg/:ctgId/diagnostic/indicateurs/:indicatorId — one indicator among the communes of the département. */
import { z } from 'zod'
import { IndicatorPage } from '#app/domains/diagnosis/pages/indicator-page.tsx'
import { getIndicatorPage } from '#app/domains/diagnosis/portrait-queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), indicatorId: z.string().max(80) })

export const loader = route(({ context, params, searchParams }) => {
  const isOfRegion = searchParams.get('carte') === 'region'
  const pages = { page: pageNumber(searchParams), regionPage: pageNumber(searchParams, 'groupements') }
  return getIndicatorPage(context, { ...path.parse(params), isOfRegion, ...pages })
})

export default titled<Loaded<typeof loader>>(IndicatorPage, (page) => page.figures.indicator.name)
