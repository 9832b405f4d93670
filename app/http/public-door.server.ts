/**
 * Before sessions, the router and its log: what everybody may read is answered from memory (docs/decisions/0058). A miss goes on
 * to the router; its answer is kept when a route said whose it is.
 */
import type { Context, Next } from 'hono'
import { type PublicCache, publicTag, type ReadyAnswer } from '#app/domains/portal/public-cache.server.ts'

const isPublic = (path: string): boolean => path.startsWith('/t/') || path === '/sitemap.xml'

/** The smallest encoding that the browser accepts. */
const encodingOf = (accepted: string): 'br' | 'gzip' | 'identity' =>
  /\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(accepted)
    ? 'br'
    : /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(accepted)
      ? 'gzip'
      : 'identity'

/**
 * The key ignores the query, which no cached page reads, and the case, which the router ignores: otherwise a stranger could have
 * each page made again under a thousand addresses.
 */
const keyOf = (url: string): string | undefined => {
  const [path = ''] = url.slice(url.indexOf('/', 8)).split('?', 1)
  const key = path.toLowerCase()
  return isPublic(key) && key.length < 200 ? key : undefined
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

type Making = { readonly since: number; readonly answer: Promise<ReadyAnswer | undefined> }

export function publicDoor(cache: PublicCache) {
  /** Answers being made: concurrent requests for one address wait for the first. */
  const makings = new Map<string, Making>()

  /** A miss, by the router. @returns undefined when the answer is not the same for everybody: it is then in `c.res` */
  async function make(c: Context, next: Next, key: string, since: number): Promise<ReadyAnswer | undefined> {
    const { raw } = c.req
    // Compressed here once for all, not on the way.
    const headersAsked = new Headers(raw.headers)
    headersAsked.delete('accept-encoding')
    c.req.raw = new Request(raw, { headers: headersAsked })
    await next()
    const ctgId = c.res.headers.get(publicTag)
    if (ctgId === null) return
    c.res.headers.delete(publicTag)
    if (raw.method === 'HEAD' || c.res.status !== 200 || c.res.headers.has('set-cookie')) return
    const headers = Object.fromEntries([...c.res.headers].filter(([name]) => name !== 'x-request-id'))
    const body = Buffer.from(await c.res.arrayBuffer())
    return cache.keep(key, since, { ctgId, headers: { ...headers, vary: 'accept-encoding' } }, body)
  }

  return async (c: Context, next: Next) => {
    const { raw } = c.req
    const key = raw.method === 'GET' || raw.method === 'HEAD' ? keyOf(raw.url) : undefined
    if (key === undefined) return next()
    const cached = cache.get(key)
    if (cached) return answer(cached, raw)
    const since = cache.changes()
    const other = makings.get(key)
    // An answer begun before a change may be out of date: it is not shared.
    const shared = other?.since === since ? await other.answer : undefined
    if (shared) return answer(shared, raw)
    const { promise, resolve } = Promise.withResolvers<ReadyAnswer | undefined>()
    const mine = { since, answer: promise }
    if (cache.isListening()) makings.set(key, mine)
    let ready: ReadyAnswer | undefined
    try {
      ready = await make(c, next, key, since)
    } finally {
      if (makings.get(key) === mine) makings.delete(key)
      resolve(ready)
    }
    if (!ready) return
    c.res = undefined
    c.res = answer(ready, raw)
  }
}
