/**
 * A public page that changed address answers at the former one by the new: page, feed, embed, exports, picture, comments. Asked
 * only of what nobody found there. Rules: docs/rules/portal.md §1.
 */
import type { Context, Next } from 'hono'
import { findMovedAddress } from '#app/domains/portal/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'

const publicPath = /^\/t\/([^/]+)(\/.*)?$/i

export const movedPages = (db: Reader) => async (c: Context, next: Next) => {
  await next()
  if (c.res.status !== 404) return
  const url = new URL(c.req.raw.url)
  const [, former, rest = ''] = publicPath.exec(url.pathname) ?? []
  if (former === undefined) return
  const address = await findMovedAddress(db, former.toLowerCase())
  if (address === undefined) return
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  const headers = new Headers(c.res.headers)
  for (const name of ['content-type', 'content-length', 'content-security-policy']) headers.delete(name)
  // A page may take its former address back: browsers ask again each time. What is posted goes whole to the new address.
  headers.set('cache-control', 'no-cache')
  headers.set('location', `/t/${address}${rest}${url.search}`)
  c.res = undefined
  c.res = new Response(null, { status: isRead ? 301 : 308, headers })
}
