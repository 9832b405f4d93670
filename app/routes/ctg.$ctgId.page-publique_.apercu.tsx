/** GET /ctg/:ctgId/page-publique/apercu — the public page as it would be published, for its coordinations alone. */
import { PublicPage } from '#app/domains/portal/pages/public-page.tsx'
import { getMapCentres, getPortalPreview } from '#app/domains/portal/queries.server.ts'
import { sendPublicDocument } from '#app/http/public-answer.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'

export const loader = route(async ({ context, params, surroundings }) => {
  const { config, isDemo } = surroundings.instance
  const view = await getPortalPreview(context, ctgPath.parse(params).ctgId, { siteUrl: config.url, isDemo })
  return sendPublicDocument(<PublicPage view={view} centres={await getMapCentres(view.content)} />)
})
