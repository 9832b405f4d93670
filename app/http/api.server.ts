/**
 * The read API, /api/v1: token → what it opens, limits, refusals as problem+json (RFC 9457), ETag. Routes come from the table of
 * operations; a person's session opens nothing here, nor a token elsewhere. Rules: docs/rules/plan.md §16.2, §16.3.
 */
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { apiLimits } from '#app/domains/api/api.ts'
import { apiTexts } from '#app/domains/api/api-texts.fr.ts'
import { makeOpenApi } from '#app/domains/api/openapi.server.ts'
import { operations } from '#app/domains/api/operations.server.ts'
import { type ApiErrorCode, apiErrors } from '#app/domains/api/problems.ts'
import { findReader } from '#app/domains/api/tokens.server.ts'
import { wrongQuery } from '#app/domains/api/wrong-query.ts'
import { findBySecret, noteAttempt } from '#app/kernel/attempts.server.ts'
import { isDatabaseSilent, retrySeconds } from '#app/kernel/database-failure.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { log } from '#app/kernel/log.server.ts'
import { clientAddress } from './client-address.server.ts'
import type { Instance } from './request-context.server.ts'
import { takeRequestTurn } from './request-turns.server.ts'

type Env = { Bindings: { readonly incoming?: IncomingMessage } }
type Asked = Context<Env>

/** Each answer is a token's own; asked again, it is checked. */
const cacheHeaders = { 'cache-control': 'private, no-cache', vary: 'authorization' }

const bearerOf = (header: string | undefined): string | undefined => header?.match(/^Bearer +(\S+)$/i)?.[1]

type Headers = Readonly<Record<string, string>>
/** @param detail instead of what is said of every error of this code */
type Problem = (code: ApiErrorCode, headers?: Headers, detail?: string) => Response

const problemOf = (siteUrl: string, code: ApiErrorCode, headers: Headers, detail: string | undefined): Response =>
  new Response(
    JSON.stringify({
      ...{ type: `${siteUrl}/api#${code}`, status: apiErrors[code], code, ...apiTexts.problem[code] },
      ...(detail !== undefined && { detail }),
    }),
    {
      status: apiErrors[code],
      headers: { 'content-type': 'application/problem+json; charset=utf-8', ...cacheHeaders, ...headers },
    },
  )

/** What a token may still ask, as the draft « RateLimit header fields for HTTP » names it. */
const limitHeaders = (left: number): Headers => ({
  'ratelimit-policy': `"jeton";q=${apiLimits.request.most};w=${apiLimits.request.minutes * 60}`,
  ratelimit: `"jeton";r=${left}`,
})

/** The description of the API, written once. */
function openApiAt(siteUrl: string): () => Response {
  let description: string | undefined
  return () => {
    description ??= JSON.stringify(makeOpenApi(siteUrl))
    return new Response(description, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'public, max-age=300',
        // Tools that show it run elsewhere; it holds no secret.
        'access-control-allow-origin': '*',
      },
    })
  }
}

/** The pages around this one, by their addresses (RFC 8288). */
function linkHeader(siteUrl: string, c: Asked, content: object): Headers {
  if (!('page' in content) || !('pageCount' in content)) return {}
  const [page, pageCount] = [Number(content.page), Number(content.pageCount)]
  const { pathname, searchParams } = new URL(c.req.url)
  const to = (number: number, rel: string): string => {
    searchParams.set('page', String(number))
    return `<${siteUrl}${pathname}?${searchParams}>; rel="${rel}"`
  }
  const links = [
    ...(page < pageCount ? [to(page + 1, 'next')] : []),
    ...(page > 1 ? [to(Math.min(page - 1, pageCount), 'prev')] : []),
    to(pageCount, 'last'),
  ]
  return { link: links.join(', ') }
}

export function createApi({ db, config }: Instance) {
  const api = new Hono<Env>()

  const problem: Problem = (code, headers = {}, detail = undefined) => problemOf(config.url, code, headers, detail)
  const tooMany = ({ minutes }: { readonly minutes: number }) =>
    problem('too-many', { 'retry-after': String(minutes * 60) })
  const unknown = () => ({ 'www-authenticate': `Bearer realm="${config.url}/api/v1"` })

  /** What a refusal becomes; anything else is a fault, told to the log. */
  function refused(error: unknown): Response {
    if (error instanceof z.ZodError) return problem('not-found')
    if (error instanceof DomainError && error.kind === 'not-found') return problem('not-found')
    if (error instanceof DomainError && error.code === 'attempts.at-once')
      return problem('too-many', { 'retry-after': String(retrySeconds) })
    if (error instanceof DomainError && error.kind === 'too-many') return tooMany(apiLimits.guess)
    if (isDatabaseSilent(error)) return problem('unavailable', { 'retry-after': String(retrySeconds) })
    log.error({ err: error }, 'api')
    return problem('unexpected')
  }

  /** Who asks, or the refusal. */
  async function readerOf(c: Asked) {
    const at = new Date()
    const token = bearerOf(c.req.header('authorization'))
    if (token === undefined) return problem('token-missing', unknown())
    const address = clientAddress(c.env, c.req.raw.headers, config.proxies)
    const tried = { limit: apiLimits.guess, address, at }
    const reader = await findBySecret(db, tried, () => findReader(db, token, at))
    if (!reader) return problem('token-refused', unknown())
    const count = await noteAttempt(db, apiLimits.request, reader.tokenId, at)
    return count > apiLimits.request.most
      ? tooMany(apiLimits.request)
      : { ...reader, left: apiLimits.request.most - count }
  }

  async function answer(c: Asked, operation: (typeof operations)[number]): Promise<Response> {
    const reader = await readerOf(c)
    if (reader instanceof Response) return reader
    const ids = c.req.param()
    if ('ctgId' in ids && ids.ctgId.toLowerCase() !== reader.ctgId) return problem('not-found')
    const search = new URL(c.req.url).searchParams
    const fault = wrongQuery(operation.query, search)
    if (fault !== undefined) return problem('invalid-query', {}, fault)
    const content = await takeRequestTurn<object>(reader.tokenId, () => operation.read(reader, { search, ids }))
    const body = JSON.stringify(content)
    const etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`
    const headers = { etag, ...cacheHeaders, ...limitHeaders(reader.left), ...linkHeader(config.url, c, content) }
    if (c.req.header('if-none-match')?.split(/, */).includes(etag)) return new Response(null, { status: 304, headers })
    return new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8', ...headers } })
  }

  api.get('/openapi.json', openApiAt(config.url))
  for (const operation of operations)
    api.get(operation.path.replace(/\{(\w+)\}/g, ':$1'), (c) => answer(c, operation).catch(refused))
  api.all('*', ({ req }) =>
    ['GET', 'HEAD'].includes(req.method) ? problem('not-found') : problem('method-not-allowed', { allow: 'GET, HEAD' }),
  )
  return api
}
