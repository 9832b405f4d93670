/** GET /sitemap.xml — the public pages of the instance. */
import type { LoaderFunctionArgs } from 'react-router'
import { sitemap } from '#app/domains/portal/exports/sitemap.ts'
import { listPublicPages } from '#app/domains/portal/queries.server.ts'
import { requestContext } from '#app/http/request-context.server.ts'

export const loader = async ({ context }: LoaderFunctionArgs): Promise<Response> => {
  const { db, config } = context.get(requestContext).instance
  return new Response(sitemap(config.url, await listPublicPages(db)), {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=300' },
  })
}
