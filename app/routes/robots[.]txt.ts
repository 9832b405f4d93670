/** GET /robots.txt — what robots may read, and where the map of the site is. */
import type { LoaderFunctionArgs } from 'react-router'
import { robots } from '#app/domains/portal/exports/sitemap.ts'
import { requestContext } from '#app/http/request-context.server.ts'

export const loader = ({ context }: LoaderFunctionArgs): Response =>
  new Response(robots(context.get(requestContext).instance.config.url), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
