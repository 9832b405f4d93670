/**
 * Before sessions, the router and its log: what everybody may read is answered from memory (docs/decisions/0058). A miss goes on
 * to the router; its answer is kept when a route said whose it is.
 */
import type { Context, Next } from 'hono'
import { type PublicCache, publicTag, type ReadyAnswer } from '#app/domains/portal/public-cache.server.ts'

const isPublic = (path: string): boolean => path.startsWith('/t/') || path === '/sitemap.xml'

/** Asked in the order of what costs least to send. */
const encodingOf = (accepted: string): 'br' | 'gzip' | 'identity' =>
  /\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(accepted)
    ? 'br'
    : /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(accepted)
      ? 'gzip'
      : 'identity'

/** Without a search: an address with one is not the page everybody asks. */
const keyOf = (url: string): string | undefined => {
  const start = url.indexOf('/', 8)
  const address = url.slice(start)
  return isPublic(address) && !address.includes('?') && address.length < 200 ? address : undefined
}

function answer(ready: ReadyAnswer, request: Request): Response {
  if (request.headers.get('if-none-match')?.includes(ready.etag))
    return new Response(null, { status: 304, headers: { ...ready.headers, etag: ready.etag } })
  const encoding = encodingOf(request.headers.get('accept-encoding') ?? '')
  const body = ready.bodies[encoding]
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: {
      ...ready.headers,
      ...(body !== ready.bodies.identity && { 'content-encoding': encoding }),
      'content-length': String(body.byteLength),
      etag: ready.etag,
    },
  })
}

export const publicDoor = (cache: PublicCache) => async (c: Context, next: Next) => {
  const { raw } = c.req
  const key = raw.method === 'GET' || raw.method === 'HEAD' ? keyOf(raw.url) : undefined
  if (key === undefined) return next()
  const known = cache.get(key)
  if (known) return answer(known, raw)
  const since = cache.changes()
  // Compressed here once for all, not on the way.
  const headersAsked = new Headers(raw.headers)
  headersAsked.delete('accept-encoding')
  c.req.raw = new Request(raw, { headers: headersAsked })
  await next()
  const ctgId = c.res.headers.get(publicTag)
  if (ctgId === null) return
  const headers = Object.fromEntries(
    [...c.res.headers].filter(([name]) => name !== publicTag && name !== 'x-request-id'),
  )
  if (raw.method === 'HEAD' || c.res.status !== 200 || c.res.headers.has('set-cookie')) {
    c.res.headers.delete(publicTag)
    return
  }
  const body = Buffer.from(await c.res.arrayBuffer())
  c.res = undefined
  c.res = answer(await cache.keep(key, since, { ctgId, headers: { ...headers, vary: 'accept-encoding' } }, body), raw)
}
