/** GET /sitemap.xml — the public pages of the instance. */
import { sitemap } from '#app/domains/portal/exports/sitemap.ts'
import { listPublicPages } from '#app/domains/portal/queries.server.ts'
import { publicRoute } from '#app/http/route.server.ts'

export const loader = publicRoute(async ({ surroundings: { instance } }) => {
  return new Response(sitemap(instance.config.url, await listPublicPages(instance.db)), {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=300' },
  })
})
