/**
 * What Trame asks of an OpenID Connect provider: its discovery, a code exchanged, userinfo. Nothing is believed before its signature,
 * its issuer and whom it is for are verified. Rules: docs/rules/accounts.md §12; why it is ours: docs/decisions/0064.
 */

import { createHash } from 'node:crypto'
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import type { OpenidConfig } from '#app/kernel/entry-config.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import { type Identity, isAcrEnough, type ProviderCause, readIdentity } from './provider.ts'

/** Why the provider did not let anybody in; told to her by `providerCauses`, its detail to the log alone (`tellFailure`). */
export class ProviderFailure extends Error {
  readonly providerCause: ProviderCause
  constructor(providerCause: ProviderCause, detail: string, cause?: unknown) {
    super(`${providerCause}: ${detail}`, { cause })
    this.name = 'ProviderFailure'
    this.providerCause = providerCause
  }
}

/** Whoever runs the instance reads there what the person is not told: a secret refused, an information not signed. @returns its cause */
export function tellFailure(failure: ProviderFailure): ProviderCause {
  log.warn({ err: failure }, 'the identity provider let nobody in')
  return failure.providerCause
}

const mostAnswerBytes = 200_000

/** An answer in time and of a size, wherever the provider's own address leads nowhere else. @throws ProviderFailure unreachable */
async function ask(
  config: OpenidConfig,
  url: string,
  init: RequestInit = {},
): Promise<{ ok: boolean; type: string; text: string }> {
  try {
    const answer = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(config.timeoutMs) })
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of answer.body ?? []) {
      size += chunk.byteLength
      if (size > mostAnswerBytes) throw new Error('the answer is too long')
      chunks.push(chunk)
    }
    if (answer.status >= 500) throw new Error(`status ${answer.status}`)
    return {
      ok: answer.ok,
      type: answer.headers.get('content-type') ?? '',
      text: Buffer.concat(chunks).toString('utf8'),
    }
  } catch (error) {
    throw new ProviderFailure('unreachable', new URL(url).origin, error)
  }
}

const address = z.string().refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))
const discoveryShape = z.object({
  issuer: z.string(),
  authorization_endpoint: address,
  token_endpoint: address,
  userinfo_endpoint: address,
  jwks_uri: address,
  end_session_endpoint: address.optional(),
})
export type Discovery = z.output<typeof discoveryShape>

type CachedProvider = { readonly discovery: Discovery; readonly keys: JWTVerifyGetKey; readonly until: number }

const knownMs = 3_600_000
const known = new Map<string, CachedProvider>()

/** Asked once an hour; a failure is asked again. @throws ProviderFailure unreachable, bad-token when it speaks for another issuer */
async function discover(config: OpenidConfig): Promise<CachedProvider> {
  const before = known.get(config.issuer)
  if (before && before.until > Date.now()) return before
  const answer = await ask(config, `${config.issuer}/.well-known/openid-configuration`)
  const read = discoveryShape.safeParse(readSentJson(answer.text))
  if (!answer.ok || !read.success) throw new ProviderFailure('unreachable', 'no discovery document')
  const discovery = read.data
  if (discovery.issuer.replace(/\/$/, '') !== config.issuer)
    throw new ProviderFailure('bad-token', `discovery speaks for ${discovery.issuer}`)
  const isClear = (url: string | undefined) => url?.startsWith('http:') && config.issuer.startsWith('https:')
  if (Object.values(discovery).some(isClear)) throw new ProviderFailure('bad-token', 'an address in clear')
  const keys = createRemoteJWKSet(new URL(discovery.jwks_uri), { timeoutDuration: config.timeoutMs })
  const found = { discovery, keys, until: Date.now() + knownMs }
  known.set(config.issuer, found)
  return found
}

export const returnPath = '/connexion/fournisseur/retour'
export const leavingPath = '/connexion/fournisseur/sortie'

export type Begun = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Where the browser is sent to be recognised. ProConnect refuses any parameter it does not know. */
export async function authorizationUrl(config: OpenidConfig, siteUrl: string, begun: Begun): Promise<string> {
  const { discovery } = await discover(config)
  const url = new URL(discovery.authorization_endpoint)
  const acr = config.requiredAcr.length > 0 ? { essential: true, values: config.requiredAcr } : null
  const parameters = {
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: siteUrl + returnPath,
    scope: config.scopes.join(' '),
    state: begun.state,
    nonce: begun.nonce,
    // Asked for in any case: a level that is a second factor spares asking for ours.
    claims: JSON.stringify({ id_token: { acr, amr: null } }),
    ...(config.usesPkce && {
      code_challenge: createHash('sha256').update(begun.verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

/** Where the browser is sent to end the provider's own session; undefined when it has no such address. */
export async function endSessionUrl(
  config: OpenidConfig,
  siteUrl: string,
  { idToken, state }: { readonly idToken: string; readonly state: string },
): Promise<string | undefined> {
  const { discovery } = await discover(config)
  if (discovery.end_session_endpoint === undefined) return
  const url = new URL(discovery.end_session_endpoint)
  url.searchParams.set('id_token_hint', idToken)
  url.searchParams.set('post_logout_redirect_uri', siteUrl + leavingPath)
  url.searchParams.set('state', state)
  return url.href
}

type Verifying = {
  readonly config: OpenidConfig
  /** Exactly as the provider writes it, final slash included. */
  readonly issuer: string
  readonly keys: JWTVerifyGetKey
}

/** @throws ProviderFailure bad-token: unsigned, altered, of another issuer, for another than us, or too old */
async function verify(
  { config, issuer, keys }: Verifying,
  token: string,
  requiredClaims: readonly string[],
): Promise<JWTPayload> {
  // A symmetric algorithm is signed with our secret, never with a public key taken for one.
  const isSymmetric = algorithmOf(token) === 'HS256'
  const options = {
    issuer,
    audience: config.clientId,
    algorithms: config.algorithms.filter((algorithm) => (algorithm === 'HS256') === isSymmetric),
    requiredClaims: [...requiredClaims],
    clockTolerance: 30,
  }
  try {
    const { payload } = isSymmetric
      ? await jwtVerify(token, new TextEncoder().encode(config.clientSecret), options)
      : await jwtVerify(token, keys, options)
    return payload
  } catch (error) {
    throw failureOf(error)
  }
}

/** When the keys did not come, in time or as keys, nothing is known of the token: it is not said to be bad. */
function failureOf(error: unknown): ProviderFailure {
  const isOfToken =
    error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== errors.JOSEError.code
  return isOfToken
    ? new ProviderFailure('bad-token', error.code, error)
    : new ProviderFailure('unreachable', 'keys', error)
}

const algorithmOf = (token: string): unknown => {
  const head = readSentJson(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8'))
  return typeof head === 'object' && head !== null && 'alg' in head ? head.alg : undefined
}

const tokensShape = z.object({ id_token: z.string(), access_token: z.string() })

async function exchange(
  config: OpenidConfig,
  { token_endpoint }: Discovery,
  siteUrl: string,
  code: string,
  verifier: string,
) {
  const answer = await ask(config, token_endpoint, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: siteUrl + returnPath,
      client_id: config.clientId,
      client_secret: config.clientSecret,
      ...(config.usesPkce && { code_verifier: verifier }),
    }),
  })
  const read = tokensShape.safeParse(readSentJson(answer.text))
  if (answer.ok && read.success) return read.data
  const refused = z.object({ error: z.string() }).safeParse(readSentJson(answer.text))
  const cause = refused.data?.error === 'invalid_grant' ? 'used-code' : 'provider-error'
  throw new ProviderFailure(cause, refused.data?.error ?? 'no token')
}

async function readUserinfo(
  verifying: Verifying,
  { userinfo_endpoint }: Discovery,
  accessToken: string,
): Promise<JWTPayload> {
  const { config } = verifying
  const answer = await ask(config, userinfo_endpoint, { headers: { authorization: `Bearer ${accessToken}` } })
  if (!answer.ok) throw new ProviderFailure('provider-error', 'userinfo')
  if (answer.type.startsWith('application/jwt')) return verify(verifying, answer.text.trim(), ['sub'])
  if (config.isUserinfoSigned) throw new ProviderFailure('bad-token', 'userinfo is not signed')
  const plain = z.looseObject({ sub: z.string() }).safeParse(readSentJson(answer.text))
  if (!plain.success) throw new ProviderFailure('bad-token', 'userinfo')
  return plain.data
}

type AuthorizationAnswer = { readonly code: string; readonly nonce: string; readonly verifier: string }

/**
 * Fetches her identity from the provider, and the id token that will end its session.
 * @throws ProviderFailure when any part of the answer is not valid: none of it is then trusted
 */
export async function fetchIdentity(
  config: OpenidConfig,
  siteUrl: string,
  { code, nonce, verifier }: AuthorizationAnswer,
): Promise<{ readonly identity: Identity; readonly idToken: string }> {
  const { discovery, keys } = await discover(config)
  const verifying = { config, issuer: discovery.issuer, keys }
  const tokens = await exchange(config, discovery, siteUrl, code, verifier)
  const token = await verify(verifying, tokens.id_token, ['sub', 'exp', 'iat', 'nonce'])
  if (token.nonce !== nonce) throw new ProviderFailure('bad-token', 'nonce')
  if (Array.isArray(token.aud) && token.aud.length > 1 && token.azp !== config.clientId)
    throw new ProviderFailure('bad-token', 'azp')
  const acr = typeof token.acr === 'string' ? token.acr : ''
  if (!isAcrEnough(acr, config.requiredAcr)) throw new ProviderFailure('acr-too-low', acr)
  const userinfo = await readUserinfo(verifying, discovery, tokens.access_token)
  if (userinfo.sub !== token.sub) throw new ProviderFailure('bad-token', 'another person in userinfo')
  const identity = readIdentity({ ...userinfo, sub: token.sub }, { issuer: config.issuer, acr }, config)
  if (!identity) throw new ProviderFailure('bad-token', 'claims')
  return { identity, idToken: tokens.id_token }
}
