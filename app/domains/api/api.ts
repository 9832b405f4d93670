/** What lets another software follow a CTG: the life of a token, of a webhook and of a message. Pure. Rules: docs/rules/api.md. */
import type { AttemptLimit } from '#app/kernel/attempts.ts'

/** How long a token opens, in days: it always ends. */
export const tokenDays = ['30', '90', '365'] as const
export type TokenDays = (typeof tokenDays)[number]

/** Tells scanners of leaked secrets what it is. */
export const tokenPrefix = 'trame_'

/** A CTG is not followed by more. */
export const mostTokens = 20
export const mostWebhooks = 10

/** What a token may do besides reading; every token reads. */
export const apiScopes = [
  'write-actions',
  'write-reports',
  'write-meetings',
  'read-figures',
  'deposit-figures',
] as const
export type ApiScope = (typeof apiScopes)[number]

/** The same in the published words: in refusals, in openapi.json. */
export const scopeWords = {
  'write-actions': 'ecriture-actions',
  'write-reports': 'ecriture-suivis',
  'write-meetings': 'ecriture-reunions',
  'read-figures': 'lecture-chiffres',
  'deposit-figures': 'depot-chiffres',
} as const satisfies Record<ApiScope, string>

/** Sites whose pages may ask with one token. */
export const mostOrigins = 10

/** An origin as browsers send it (`https://tableau.ville.fr`), in a secure context; undefined for anything else. */
export function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return
  const { protocol, hostname, origin, pathname, search, hash, username } = new URL(text)
  const isBare = pathname === '/' && search === '' && hash === '' && username === ''
  const isSecure = protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))
  return isBare && isSecure ? origin : undefined
}

export type TokenState = 'open' | 'expired' | 'revoked'

export function tokenState(
  { expiresAt, revokedAt }: { readonly expiresAt: Date; readonly revokedAt: Date | null },
  at: Date,
): TokenState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt <= at ? 'expired' : 'open'
}

/** Requests of one token; tokens nobody knows, by address; messages asked for by hand. */
export const apiLimits = {
  request: { name: 'api-request', most: 600, minutes: 10 },
  guess: { name: 'api-guess', most: 30, minutes: 15 },
  /** Messages that one person makes leave by hand: tests, and the same ones again. */
  byHand: { name: 'webhook-by-hand', most: 30, minutes: 60 },
} as const satisfies Record<string, AttemptLimit>

/** Sheets written in one request, all or none. */
export const mostTogether = 100

/** What one request may send. */
export const mostSentBytes = 2 * 1024 * 1024

/** Its last use is written again no sooner than that. */
export const lastUseMinutes = 5

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Minutes after each failure: eight attempts in two days. Rule: docs/rules/plan.md §16.5. */
const waitsMinutes = [1, 5, 30, 120, 360, 720, 1440] as const

/** When to try again; undefined when that was the last time. @param attempts those made, this one included */
export function nextAttempt(attempts: number, at: Date): Date | undefined {
  const wait = waitsMinutes[attempts - 1]
  return wait === undefined ? undefined : new Date(at.getTime() + wait * minuteMs)
}

/** Without one right answer for that long, a webhook is stopped. */
const patienceMs = 48 * hourMs

export const isToStop = (failingSince: Date | null, at: Date): boolean =>
  failingSince !== null && at.getTime() - failingSince.getTime() >= patienceMs

/** What came of one attempt. */
export type Attempt =
  | { readonly kind: 'delivered'; readonly status: number }
  /** 410: whoever answers wants nothing more. */
  | { readonly kind: 'gone'; readonly status: number }
  | { readonly kind: 'failed'; readonly failure: 'status'; readonly status: number }
  | { readonly kind: 'failed'; readonly failure: Exclude<MessageFailure, 'status'>; readonly status: null }

export const messageFailures = ['address', 'unreachable', 'too-slow', 'status'] as const
/** `address`: it leads inside a private network, where Trame sends nothing. */
export type MessageFailure = (typeof messageFailures)[number]

/** A redirection is not followed: it is a failure. */
export function attemptOf(status: number): Attempt {
  if (status >= 200 && status < 300) return { kind: 'delivered', status }
  return status === 410 ? { kind: 'gone', status } : { kind: 'failed', failure: 'status', status }
}

export type AddressFault = 'not-an-address' | 'not-https' | 'has-credentials' | 'private-address'

/** Messages are kept that long, sent or not. */
export const keptDays = 30

/** Messages shown of a webhook, the latest first. */
export const shownMessages = 20
