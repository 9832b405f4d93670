/** The web application: static files, accounts, health, then React Router for everything else. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono, type MiddlewareHandler, type Next } from 'hono'
import { compress } from 'hono/compress'
import { RouterContextProvider } from 'react-router'
import { createPublicCache, type PublicCache } from '#app/domains/portal/public-cache.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { isDatabaseSilent, retrySeconds } from '#app/kernel/database-failure.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { log } from '#app/kernel/log.server.ts'
import { currentRequestId, withRequestId } from '#app/kernel/request-id.server.ts'
import { startLabels } from '#app/kernel/start-labels.fr.ts'
import { type Visitor, visitorOf } from './actor.server.ts'
import { createApi } from './api.server.ts'
import { createAuthDoor } from './auth-door.server.ts'
import { clientNetwork, isGone, watchUndeclaredProxy } from './client-address.server.ts'
import { compressData } from './compress-page.server.ts'
import { createHealthCheck, type Health } from './health.server.ts'
import { hostCookies } from './host-cookies.server.ts'
import { type Asker, logRefusal } from './log-refusal.server.ts'
import { createMetrics, type Metrics } from './metrics.server.ts'
import { movedPages } from './moved-page.server.ts'
import { atOurAddress, isReading } from './our-origin.server.ts'
import { publicDoor } from './public-door.server.ts'
import { unreadableAddress } from './readable-address.ts'
import { refusalLabels } from './refusal-labels.fr.ts'
import { refusalSentence } from './refusals.server.ts'
import { type Instance, requestContext } from './request-context.server.ts'
import {
  endingInTurn,
  isHeavy,
  noteTurnOwner,
  takeHeavyTurn,
  takeRequestTurn,
  takeVisitorTurn,
  turnOwner,
} from './request-turns.server.ts'
import { createRoutesHandler, type RoutesBuild } from './routes-handler.server.ts'
import {
  contentSecurityPolicy,
  fixedHeaders,
  isFramed,
  isPersonalLink,
  personalLinkHeaders,
  withoutNullOrigin,
} from './security-headers.server.ts'
import { sessionToken } from './session-token.server.ts'
import { createDiskWatch } from './upload-room.server.ts'

const policyHeader = 'content-security-policy'

type Env = { Bindings: { readonly incoming?: IncomingMessage }; Variables: { asker?: Asker } }
const sendingMethods: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

type AppContext = Context<Env>

/**
 * @param checkHealth asks on a connection of its own, where there is one
 * @param publicCache keeps nothing unless somebody listens to what changes
 */
export function createApp(
  instance: Instance,
  routes: RoutesBuild,
  checkHealth: () => Promise<Health> = createHealthCheck(instance.db),
  publicCache: PublicCache = createPublicCache(),
) {
  const { config } = instance
  const app = new Hono<Env>()
  const headersOfAll = Object.entries(fixedHeaders(config.url))

  const metrics = createMetrics(instance.db, config.metricsToken)
  app.use(hostCookies(config.url))
  app.use(movedPages(instance.db))
  app.use(publicDoor(publicCache))
  app.use((c, next) => answerWithHeaders(instance, { headersOfAll, metrics }, c, next))
  const noteForwarded = watchUndeclaredProxy(config.proxies, () => console.warn(startLabels.proxyUndeclared))
  app.use((c, next) => {
    noteForwarded(c.env, c.req.raw.headers)
    return next()
  })
  app.use(ourPagesOnly(config))
  // Refused rather than mended: to ask again without it could lead elsewhere.
  app.use((c, next) => {
    const refusal = unreadableAddress(c.req.url)
    return refusal === undefined ? next() : Promise.resolve(c.text(refusal, 400))
  })
  app.use(compress())
  app.use(
    '/assets/*',
    serveStatic({
      root: 'build/client',
      precompressed: true,
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.use(serveStatic({ root: 'build/client' }))
  const diskState = createDiskWatch(config.dataFolder)
  app.get('/sante', async (c) => {
    const answer = await checkHealth()
    return c.json({ ...answer, disk: await diskState() }, answer.ready ? 200 : 503)
  })
  if (metrics) app.get('/metrics', (c) => metrics.answer(c.req.header('authorization')))
  app.route('/api/auth', createAuthDoor())
  app.route('/api/v1', createApi(instance))

  const handle = createRoutesHandler(routes, config.isProduction ? 'production' : 'development')
  app.all('*', (c) => {
    const session = sessionToken(c.req.raw.headers, config.secret)
    return inTurn(config, c, session, () => answerPage(instance, handle, c, session))
  })
  app.onError(answerFault)
  return app
}

/** Refuses cross-site requests that write. */
const ourPagesOnly =
  (config: Instance['config']): MiddlewareHandler<Env> =>
  (c, next) => {
    const request = isPersonalLink(c.req.path) ? withoutNullOrigin(c.req.raw) : c.req.raw
    const ours = atOurAddress(request, config.url)
    // A token is no cookie: no page of another site has it by itself, and each token says which sites may use it.
    if (!ours && c.req.path.startsWith('/api/v1/')) return next()
    if (!ours) return Promise.resolve(c.text(refusalLabels.otherSite(config.url), 403))
    c.req.raw = ours
    return next()
  }

/** Adds the request number and the headers to every answer, and logs it at debug level. */
async function answerWithHeaders(
  { isDemo }: Instance,
  {
    headersOfAll,
    metrics,
  }: { readonly headersOfAll: readonly (readonly [string, string])[]; readonly metrics: Metrics | undefined },
  c: AppContext,
  next: Next,
): Promise<void> {
  const startedAt = performance.now()
  const { method, path } = c.req
  const requestId = randomUUID()
  await withRequestId(requestId, async () => {
    await next()
    logRefusal({ method, path, status: c.res.status }, c.get('asker'))
  })
  c.res.headers.set('x-request-id', requestId)
  for (const [name, value] of headersOfAll) c.res.headers.set(name, value)
  if (isFramed(path)) c.res.headers.delete('x-frame-options')
  else if (!c.res.headers.has(policyHeader)) c.res.headers.set(policyHeader, "frame-ancestors 'none'")
  if (isPersonalLink(path))
    for (const [name, value] of Object.entries(personalLinkHeaders)) c.res.headers.set(name, value)
  else if (isDemo) c.res.headers.set('x-robots-tag', 'noindex')
  const ms = performance.now() - startedAt
  metrics?.observe(c.req, c.res.status, ms)
  log.debug({ method, status: c.res.status, ms: Math.round(ms) }, 'request')
}

/** The turn that a page, its data or its form takes. */
function inTurn(
  { proxies }: Instance['config'],
  c: AppContext,
  session: string | undefined,
  make: () => Promise<Response>,
): Promise<Response> {
  const request = c.req.raw
  // Nobody reads it any more: a script that asks and leaves would have hundreds of pages made. What is sent is done all the same.
  const hasLeft = () => isReading(request) && isGone(c.env)
  const answer = async () => (hasLeft() ? new Response(null, { status: 499 }) : make())
  const owner = session === undefined ? clientNetwork(c.env, request.headers, proxies) : turnOwner(session, request)
  if (isReading(request) && isHeavy(c.req.path)) return takeHeavyTurn(owner, session !== undefined, answer)
  if (session !== undefined) return takeRequestTurn(owner, answer)
  if (!sendingMethods.has(request.method)) return takeVisitorTurn(owner, answer)
  // What is sent may come slowly: it would hold the turns of a whole office.
  c.req.raw = endingInTurn(owner, request)
  return answer()
}

/** A page, its data or its form, by React Router. */
async function answerPage(
  instance: Instance,
  handle: ReturnType<typeof createRoutesHandler>,
  c: AppContext,
  session: string | undefined,
): Promise<Response> {
  const { config } = instance
  const nonce = randomBytes(16).toString('base64')
  const context = new RouterContextProvider()
  const at = new Date()
  const visitorOrRefusal = await visitorOf(instance, c.req.raw.headers, { at, today: parisDay(at) }).catch(
    (error: unknown) => {
      if (isDatabaseSilent(error)) return error
      throw error
    },
  )
  const silence = visitorOrRefusal instanceof DomainError ? visitorOrRefusal : undefined
  const visitor: Visitor = visitorOrRefusal instanceof DomainError ? {} : visitorOrRefusal
  const { actor, isShared } = visitor
  if (actor && session !== undefined && !isShared) noteTurnOwner(session, actor.personId)
  if (actor) c.set('asker', { personId: actor.personId })
  const isDataRequest = c.req.path.endsWith('.data')
  context.set(requestContext, {
    instance,
    actor,
    awaited: visitor.awaited,
    dismissedMessageIds: visitor.dismissedMessageIds ?? [],
    nonce,
    requestId: currentRequestId() ?? randomUUID(),
    clientAddress: clientNetwork(c.env, c.req.raw.headers, config.proxies),
    isDataRequest,
    silence,
  })
  const handled = await handle(c.req.raw, context)
  const answer = isDataRequest ? await compressData(handled, c.req.raw) : handled
  // What everybody reads has no script, and says its own policy.
  if (!answer.headers.has(policyHeader))
    answer.headers.set(policyHeader, contentSecurityPolicy(nonce, config.isProduction, config.url, c.req.path))
  // Pages are personal: no shared cache keeps them.
  if (answer.status === 503) answer.headers.set('retry-after', String(retrySeconds))
  if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'private, no-store')
  return answer
}

/** What no route expected. */
function answerFault(error: Error, c: AppContext): Response {
  if (isDatabaseSilent(error))
    return c.text(`${refusalSentence(error)}\n`, 503, { 'retry-after': String(retrySeconds) })
  if (error instanceof DomainError && error.kind === 'too-many')
    return c.text(`${refusalSentence(error)}\n`, 429, { 'retry-after': String(retrySeconds) })
  log.error({ err: error }, 'unexpected error')
  return c.text(refusalLabels.fault, 500)
}
