/** GET /ctg/:ctgId/elu — « L’essentiel », the page of the élu. */
import { EssentialsPage } from '#app/domains/dossiers/pages/essentials-page.tsx'
import { getEssentialsPage } from '#app/domains/dossiers/queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getEssentialsPage(context, ctgPath.parse(params).ctgId))

export default titled<Loaded<typeof loader>>(EssentialsPage, 'L’essentiel')
