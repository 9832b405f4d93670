/**
 * How our cookies travel under https: `Secure`, and named `__Host-…`, which neither another host of the domain nor a page in plain
 * HTTP can write. Named here alone: everywhere else they have their short name.
 */
import type { MiddlewareHandler } from 'hono'

const prefix = '__Host-'

/** @param sent the `Cookie` header @returns ours by their short names, without anybody else's */
export const ownCookies = (sent: string, url: string): string =>
  url.startsWith('https:')
    ? sent
        .split('; ')
        .filter((pair) => pair.startsWith(prefix))
        .map((pair) => pair.slice(prefix.length))
        .join('; ')
    : sent

export const hostCookies =
  (url: string): MiddlewareHandler =>
  async (c, next) => {
    if (!url.startsWith('https:')) return next()
    const { headers } = c.req.raw
    headers.set('cookie', ownCookies(headers.get('cookie') ?? '', url))
    await next()
    const given = c.res.headers.getSetCookie()
    if (given.length === 0) return
    c.res.headers.delete('set-cookie')
    for (const cookie of given) c.res.headers.append('set-cookie', `${prefix}${cookie}; Secure`)
  }
