/** GET /ctg/:ctgId/diagnostic/:themeId/communes — the figures of a theme, commune by commune. */
import { z } from 'zod'
import { CommunesPage } from '#app/domains/diagnosis/pages/communes-page.tsx'
import { getCommunesPage } from '#app/domains/diagnosis/queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), themeId: z.union([z.uuid(), z.literal('portrait')]) })

export const loader = route(({ context, params, searchParams }) =>
  getCommunesPage(context, { ...path.parse(params), page: pageNumber(searchParams) }),
)

export default titled<Loaded<typeof loader>>(CommunesPage, 'Les valeurs, commune par commune')
