/** GET /api — the documentation of the API, open to all. */
import { getApiDocumentation } from '#app/domains/api/description/documentation.server.ts'
import { ApiPage } from '#app/domains/api/pages/api-page.tsx'
import { publicRoute } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings }) => getApiDocumentation(surroundings.instance.config.url))

export default titled<Loaded<typeof loader>>(ApiPage, 'API pour les développeurs')
