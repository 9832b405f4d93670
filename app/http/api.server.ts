/**
 * The API, /api/v1: token → what it opens, limits, sites allowed to ask, refusals. Routes come from the tables of operations; a
 * person's session opens nothing here, nor a token elsewhere. Rules: docs/rules/api.md.
 */
import type { IncomingMessage } from 'node:http'
import { type Context, Hono } from 'hono'
import { apiLimits } from '#app/domains/api/api.ts'
import { makeOpenApi } from '#app/domains/api/description/openapi.server.ts'
import { ApiRefusal } from '#app/domains/api/problems.ts'
import { operations } from '#app/domains/api/reading/read-operations.server.ts'
import { type ApiReader, findReader, isOriginKnown } from '#app/domains/api/tokens.server.ts'
import type { WriteOperation } from '#app/domains/api/writing/write-operation.ts'
import { writeOperations } from '#app/domains/api/writing/write-operations.server.ts'
import { wrongQuery } from '#app/domains/api/wrong-query.ts'
import { findBySecret, noteAttempt } from '#app/kernel/attempts.server.ts'
import { contentAnswer, type Headers, problemOf, refusalOfApi, tooMany } from './api-answers.server.ts'
import { answerWrite, requireScope } from './api-writing.server.ts'
import { clientNetwork } from './client-address.server.ts'
import type { Asker } from './log-refusal.server.ts'
import type { Instance } from './request-context.server.ts'
import { takeReadingTurn, takeTokenTurn } from './request-turns.server.ts'

type Env = { Bindings: { readonly incoming?: IncomingMessage }; Variables: { asker?: Asker } }
type ApiContext = Context<Env>

const bearerOf = (header: string | undefined): string | undefined => header?.match(/^Bearer +(\S+)$/i)?.[1]

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

/** The parts of a list around this one, by their addresses (RFC 8288). */
function linkHeader(siteUrl: string, c: ApiContext, content: object): Headers {
  const { pathname, searchParams } = new URL(c.req.url)
  const to = (change: Readonly<Record<string, string | null>>, rel: string): string => {
    const search = new URLSearchParams(searchParams)
    for (const [name, value] of Object.entries(change))
      if (value === null) search.delete(name)
      else search.set(name, value)
    return `<${siteUrl}${pathname}?${search}>; rel="${rel}"`
  }
  const links: string[] = []
  if ('nextCursor' in content && typeof content.nextCursor === 'string')
    links.push(to({ page: null, curseur: content.nextCursor }, 'next'))
  if ('page' in content && typeof content.page === 'number' && 'pageCount' in content) {
    const [page, last] = [content.page, Number(content.pageCount)]
    if (page > 1) links.push(to({ page: String(Math.min(page - 1, last)) }, 'prev'))
    links.push(to({ page: String(last) }, 'last'))
  }
  return links.length > 0 ? { link: links.join(', ') } : {}
}

const exposed = 'etag, link, location, ratelimit, ratelimit-policy, retry-after, idempotency-replayed'
const sendable = 'authorization, content-type, if-match, if-none-match, idempotency-key'

/** What lets the page of a site named by the token read the answer; its cookies never come along. */
const originHeaders = (origin: string | undefined): Headers =>
  origin === undefined ? {} : { 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed }

/** The reader, and the headers that every answer to it carries. */
type Asking = { readonly reader: ApiReader; readonly headers: Headers }

/** `{ctgId}` as Hono writes it. */
const patternOf = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** The reader, or the refusal. */
async function askingOf({ db, config }: Instance, c: ApiContext): Promise<Asking | Response> {
  const siteUrl = config.url
  const unknown = { 'www-authenticate': `Bearer realm="${siteUrl}/api/v1"` }
  const at = new Date()
  const token = bearerOf(c.req.header('authorization'))
  if (token === undefined) return problemOf(siteUrl, 'token-missing', unknown)
  const address = clientNetwork(c.env, c.req.raw.headers, config.proxies)
  const tried = { limit: apiLimits.guess, address, at }
  const reader = await findBySecret(db, tried, () => findReader(db, token, at))
  if (!reader) return problemOf(siteUrl, 'token-refused', unknown)
  c.set('asker', { tokenId: reader.tokenId })
  const origin = c.req.header('origin')
  const isOwn = origin === undefined || origin === new URL(siteUrl).origin
  if (!isOwn && !reader.origins.includes(origin)) return problemOf(siteUrl, 'origin-refused')
  const shared = originHeaders(isOwn ? undefined : origin)
  const count = await noteAttempt(db, apiLimits.request, reader.tokenId, at)
  const left = Math.max(0, apiLimits.request.most - count)
  const headers = { ...limitHeaders(left), ...shared }
  return count > apiLimits.request.most ? tooMany(siteUrl, apiLimits.request, headers) : { reader, headers }
}

/** Answers a CORS preflight: whether pages of that site may send a token. */
async function preflight({ db, config }: Instance, c: ApiContext, methods: string): Promise<Response> {
  const origin = c.req.header('origin')
  if (origin === undefined || !(await isOriginKnown(db, origin, new Date())))
    return problemOf(config.url, 'origin-refused', { allow: methods })
  return new Response(null, {
    status: 204,
    headers: {
      ...originHeaders(origin),
      'access-control-allow-methods': methods,
      'access-control-allow-headers': sendable,
      'access-control-max-age': '600',
      vary: 'origin',
    },
  })
}

export function createApi(instance: Instance) {
  const { db, config } = instance
  const api = new Hono<Env>()
  const siteUrl = config.url

  /** One request of one token: of its CTG, in its turn; what is refused is told with the headers of every answer. */
  async function ask(c: ApiContext, isSent: boolean, answer: (asking: Asking) => Promise<Response>): Promise<Response> {
    const asking = await askingOf(instance, c).catch((error: unknown) => refusalOfApi(siteUrl, error, {}))
    if (asking instanceof Response) return asking
    const { reader, headers } = asking
    const { ctgId } = c.req.param()
    if (ctgId !== undefined && ctgId.toLowerCase() !== reader.ctgId) return problemOf(siteUrl, 'not-found', headers)
    return takeTokenTurn(reader.tokenId, () => answer(asking)).catch((error: unknown) =>
      refusalOfApi(siteUrl, error, headers, isSent),
    )
  }

  const read = (c: ApiContext, operation: (typeof operations)[number]): Promise<Response> =>
    ask(c, false, async ({ reader, headers }) => {
      if (operation.scopes) requireScope(reader, [...operation.scopes])
      const search = new URL(c.req.url).searchParams
      const detail = wrongQuery(operation.query, search)
      if (detail !== undefined) throw new ApiRefusal('invalid-query', { detail })
      const content = await takeReadingTurn<object>(reader.ctgId, () =>
        operation.read(reader, { search, ids: c.req.param() }),
      )
      return contentAnswer(content, c.req.header('if-none-match'), { ...headers, ...linkHeader(siteUrl, c, content) })
    })

  const write = (c: ApiContext, operation: WriteOperation): Promise<Response> =>
    ask(c, true, ({ reader, headers }) =>
      answerWrite(operation, {
        ...{ db, request: c.req.raw, ids: c.req.param(), reader, headers, siteUrl },
        lookAgain: (at) => findReader(db, bearerOf(c.req.header('authorization')) ?? '', at),
      }),
    )

  api.get('/openapi.json', openApiAt(siteUrl))
  for (const operation of operations) api.get(patternOf(operation.path), (c) => read(c, operation))
  for (const operation of writeOperations)
    api.on(operation.method.toUpperCase(), patternOf(operation.path), (c) => write(c, operation))
  for (const [path, methods] of methodsByPath()) {
    api.options(patternOf(path), (c) =>
      preflight(instance, c, methods).catch((error: unknown) => refusalOfApi(siteUrl, error, {})),
    )
    api.all(patternOf(path), () => problemOf(siteUrl, 'method-not-allowed', { allow: methods }))
  }
  api.all('*', () => problemOf(siteUrl, 'not-found'))
  return api
}

/** « GET, HEAD, POST », by address. */
function methodsByPath(): ReadonlyMap<string, string> {
  const all = [
    ...operations.flatMap(({ path }) => [
      { path, method: 'GET' },
      { path, method: 'HEAD' },
    ]),
    ...writeOperations.map(({ path, method }) => ({ path, method: method.toUpperCase() })),
  ]
  return new Map(
    [...Map.groupBy(all, ({ path }) => path)].map(([path, ways]) => [
      path,
      ways.map(({ method }) => method).join(', '),
    ]),
  )
}
