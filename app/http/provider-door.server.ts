/** Sign-in through an identity provider: start, callback, confirmation, sign-out. Rules: docs/rules/accounts.md §12; docs/decisions/0064. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { redirect } from 'react-router'
import { findChallenge, keepChallenge, makeSecretWord, takeChallenge } from '#app/domains/accounts/challenges.server.ts'
import { networkOf } from '#app/domains/accounts/entry-limits.ts'
import { sessionCookie } from '#app/domains/accounts/open-session.server.ts'
import {
  authorizationUrl,
  endSessionUrl,
  fetchIdentity,
  ProviderFailure,
  tellFailure,
} from '#app/domains/accounts/provider/client.server.ts'
import {
  enterByProvider,
  type ProviderEntry,
  tellRefusal,
  type Welcome,
} from '#app/domains/accounts/provider/enter-by-provider.server.ts'
import { keptIdentity } from '#app/domains/accounts/provider/kept-identity.ts'
import { causeOfError, type Identity, type ProviderCause } from '#app/domains/accounts/provider/provider.ts'
import { openText, sealText } from '#app/domains/accounts/sealing.server.ts'
import { isOrganisationKnown } from '#app/domains/ctg/queries.server.ts'
import { welcomeByDomain } from '#app/domains/ctg/steps.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import type { AttemptLimit } from '#app/kernel/attempts.ts'
import type { OpenidConfig } from '#app/kernel/entry-config.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { cookieOf, forgetCookie, readCookie } from './own-cookie.server.ts'
import { ownPath } from './own-path.server.ts'
import type { RequestContext } from './request-context.server.ts'

/** High: a whole office signs in at nine from one address. */
const startLimit: AttemptLimit = { name: 'provider-start', most: 300, minutes: 15 }

const welcome: Welcome = { byDomain: welcomeByDomain, isOrganisationKnown }

export const causePath = (cause: ProviderCause): string => `/connexion/fournisseur?cause=${cause}`
export const tiePath = '/connexion/fournisseur/relier'

// Each ties a flow to this browser.
const stateCookie = { name: 'trame_fournisseur', seconds: 600 } as const
const tieCookie = { name: 'trame_relier', seconds: 1_800 } as const
const leaveCookie = { name: 'trame_sortie', seconds: 120 } as const

/** @throws a redirect when the instance has no provider */
export function requireProvider({ instance }: RequestContext): OpenidConfig {
  if (!instance.config.openid) throw redirect('/connexion')
  return instance.config.openid
}

const leadTo = (to: string, cookies: readonly string[]): Response => {
  const headers = new Headers({ 'referrer-policy': 'no-referrer' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return redirect(to, { status: 303, headers })
}

/** Redirects to our page with the cause; journaled too, at a limited pace. */
async function refused({ instance, clientAddress }: RequestContext, cause: ProviderCause): Promise<Response> {
  await tellRefusal(instance.db, { cause, clientAddress }, new Date())
  return leadTo(causePath(cause), [forgetCookie(stateCookie)])
}

const causeIn = (error: unknown): ProviderCause => {
  if (error instanceof ProviderFailure) return tellFailure(error)
  if (error instanceof DomainError && error.kind === 'too-many') return 'too-many'
  if (error instanceof DomainError && error.code === 'accounts.entry-closed') return 'account-closed'
  throw error
}

/** Redirects to the provider; its answer is accepted once, in this browser. */
export async function beginProvider(surroundings: RequestContext, back: string): Promise<Response> {
  const config = requireProvider(surroundings)
  const { instance, clientAddress, actor } = surroundings
  const { db, config: all } = instance
  const at = new Date()
  try {
    await countAttempt(db, startLimit, networkOf(clientAddress), at)
    const begun = { state: makeSecretWord(), nonce: makeSecretWord(), verifier: makeSecretWord() }
    const to = await authorizationUrl(config, all.url, begun)
    const detail = { nonce: begun.nonce, verifier: begun.verifier, back }
    const personId = actor?.personId ?? null
    await keepChallenge(db, { purpose: 'provider-return', secret: begun.state, personId, detail }, at)
    return leadTo(to, [cookieOf(stateCookie, begun.state)])
  } catch (error) {
    return refused(surroundings, causeIn(error))
  }
}

const isSame = (one: string, other: string): boolean => {
  const [left, right] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}

/** The callback: accepted when this browser expects it and it was not used before. */
export async function endProvider(surroundings: RequestContext, request: Request): Promise<Response> {
  const config = requireProvider(surroundings)
  const { db } = surroundings.instance
  const query = new URL(request.url).searchParams
  const state = query.get('state') ?? ''
  const expected = readCookie(request, stateCookie) ?? ''
  const at = new Date()
  const begun =
    state !== '' && isSame(state, expected)
      ? await takeChallenge(db, { purpose: 'provider-return', secret: state }, at)
      : undefined
  if (!begun) return refused(surroundings, 'forged-state')
  const { nonce, verifier, back } = begun.detail
  try {
    const error = query.get('error')
    if (error !== null) throw new ProviderFailure(causeOfError(error), error.slice(0, 100))
    const answered = { code: query.get('code') ?? '', nonce: String(nonce), verifier: String(verifier) }
    const fetched = await fetchIdentity(config, surroundings.instance.config.url, answered)
    // Started from « Mon compte »: the identity is tied there, unless the session has changed meanwhile.
    if (begun.personId !== null) return await askTie(surroundings, fetched.identity, begun.personId, at)
    return await enter(surroundings, request, fetched, ownPath(String(back), request.url))
  } catch (failure) {
    return refused(surroundings, causeIn(failure))
  }
}

async function enter(
  surroundings: RequestContext,
  request: Request,
  { identity, idToken }: { readonly identity: Identity; readonly idToken: string },
  back: string,
): Promise<Response> {
  const { instance, clientAddress } = surroundings
  const { db, config } = instance
  const recognised = {
    identity,
    idToken,
    isFactorPassed: config.openid?.mfaAcr.includes(identity.acr) ?? false,
    userAgent: request.headers.get('user-agent'),
    from: { clientAddress, secret: config.secret },
  }
  const entry: ProviderEntry = await enterByProvider(db, recognised, welcome, new Date())
  const forget = forgetCookie(stateCookie)
  if (entry.kind === 'refused') return refused(surroundings, entry.cause)
  if (entry.kind === 'confirm') return leadTo(tiePath, [forget, cookieOf(tieCookie, entry.secret)])
  return leadTo(back, [forget, sessionCookie(entry.token, config.secret)])
}

async function askTie(surroundings: RequestContext, identity: Identity, personId: string, at: Date): Promise<Response> {
  const { db } = surroundings.instance
  const secret = makeSecretWord()
  await keepChallenge(db, { purpose: 'provider-tie', secret, personId, detail: identity }, at)
  return leadTo(tiePath, [cookieOf(tieCookie, secret)])
}

export const tieSecret = (request: Request): string => readCookie(request, tieCookie) ?? ''

/** What waits to be confirmed in this browser. */
export async function readTie({ instance }: RequestContext, request: Request) {
  const secret = tieSecret(request)
  const challenge = secret && (await findChallenge(instance.db, { purpose: 'provider-tie', secret }, new Date()))
  if (!challenge || challenge.personId === null) return
  const person = await rowsOf(instance.db, 'person', { id: challenge.personId }).find(['id', 'email'])
  return person && { identity: keptIdentity.parse(challenge.detail), person }
}

const stateOf = (secret: string): string => createHash('sha256').update(`leave ${secret}`).digest('base64url')

/**
 * After a session that came through the provider, its own session is ended too, by a redirect from a page of ours: the policy of
 * forms forbids leaving for another site. @returns where to go, and the cookie that leads there; undefined when the provider has no such address, or does not answer
 */
export async function beginLeaving(
  { instance }: RequestContext,
  ended: { readonly personId: string; readonly sealedIdToken: string | null },
): Promise<{ readonly to: string; readonly cookie: string } | 'not-needed' | 'unreachable'> {
  const { db, config } = instance
  if (!config.openid || ended.sealedIdToken === null) return 'not-needed'
  const { personId: ownerId } = ended
  const idToken = openText({ instanceSecret: config.secret, use: 'identity token', ownerId }, ended.sealedIdToken)
  if (idToken === undefined) return 'not-needed'
  const secret = makeSecretWord()
  try {
    const url = await endSessionUrl(config.openid, config.url, { idToken, state: stateOf(secret) })
    if (url === undefined) return 'not-needed'
    const sealed = sealText({ instanceSecret: config.secret, use: 'provider sign-out', ownerId: secret }, url)
    await keepChallenge(db, { purpose: 'provider-leave', secret, personId: null, detail: { sealed } }, new Date())
    return { to: '/connexion/fournisseur/sortie', cookie: cookieOf(leaveCookie, secret) }
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error
    tellFailure(error)
    return 'unreachable'
  }
}

/** The address at which the provider ends its session, given once. */
export async function takeLeaving({ instance }: RequestContext, request: Request): Promise<string | undefined> {
  const secret = readCookie(request, leaveCookie)
  if (!secret) return
  const challenge = await takeChallenge(instance.db, { purpose: 'provider-leave', secret }, new Date())
  const sealing = { instanceSecret: instance.config.secret, use: 'provider sign-out', ownerId: secret } as const
  return challenge && openText(sealing, String(challenge.detail.sealed))
}

/** Whether this is the return of a sign-out begun in this browser, and the cookie that clears it. */
export function endLeaving(request: Request, state: string) {
  const secret = readCookie(request, leaveCookie)
  return {
    isOurs: secret !== undefined && isSame(state, stateOf(secret)),
    forget: forgetCookie(leaveCookie),
  }
}
