/** Headers of every answer. The policy is the one measured without violation (docs/decisions/0004). */
import { decodeWord } from './decode-word.ts'

/** The only page whose solver is WebAssembly: tables are masked there before anything is sent (docs/rules/deposits.md §3). */
const masksTables = (path: string): boolean => /^\/ctg\/[0-9a-f-]{36}\/diagnostic\/donnees\/deposer\/?$/i.test(path)

export function contentSecurityPolicy(nonce: string, isProduction: boolean, url: string, path = '/'): string {
  // Safari does not take a socket of the same host for `'self'`. In development, Vite's socket too.
  const sockets = isProduction ? url.replace(/^http/, 'ws').replace(/^(wss?:\/\/[^/]*).*/, '$1') : 'ws:'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${masksTables(path) ? " 'wasm-unsafe-eval'" : ''}`,
    // Vite injects styles without a nonce in development only.
    isProduction ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self' 'unsafe-inline'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${sockets}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')
}

/** @param url public address: under https, browsers are told to come back by https alone, for a year; not so its sub-domains, not ours */
export const fixedHeaders = (url: string): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  ...(url.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
})

/** The only page that others may show inside theirs: the public page in short, without a script or a form. */
export const isFramed = (path: string): boolean => /^\/t\/[a-z0-9-]+\/encart\/?$/.test(path)

/** The first words of every route whose address holds a secret: its test reads those of app/routes. */
const personalAddresses = [
  'point/',
  'invitation/',
  'agenda/',
  'desabonnement/',
  'atelier/',
  'connexion/lien/',
  'mot-de-passe/lien/',
  'avis/',
  'adresse/',
  'signature/',
  'mes-donnees/',
  'enquete/',
]

/**
 * The address itself is the secret there: it goes to no other site, no search engine, no shared cache. Read as the router
 * reads it, whatever its letters: « /Point/… » and « /%70oint/… » lead to the same page.
 */
export function isPersonalLink(path: string): boolean {
  const words = path
    .split('/')
    .slice(1)
    .map((word) => decodeWord(word) ?? word)
    .join('/')
    .toLowerCase()
  return personalAddresses.some((address) => words.startsWith(address))
}

export const personalLinkHeaders: Readonly<Record<string, string>> = {
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
}

/**
 * Without referrer, browsers send forms with `Origin: null`, which the router takes for another site. They say apart whether the
 * form was ours (`Sec-Fetch-Site`): another site would sign someone in by a link of its own. Old browsers say nothing; over plain
 * HTTP the new ones neither.
 */
export function withoutNullOrigin(request: Request): Request {
  if (request.headers.get('origin') !== 'null') return request
  if (!['same-origin', null].includes(request.headers.get('sec-fetch-site'))) return request
  const headers = new Headers(request.headers)
  headers.delete('origin')
  return new Request(request, { headers })
}
