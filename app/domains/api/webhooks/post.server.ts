/** Posts one message: no redirection followed, no private address reached, whatever its name resolves to. Rules: docs/rules/plan.md §16.6. */
import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { type Attempt, attemptOf } from '../api.ts'
import { hostOf, isOwnHost, isPublicAddress } from './public-address.server.ts'

const timeLimitMs = 10_000

class NotPublic extends Error {}

/** The name is resolved once, here: the address checked is the one connected to. */
const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first) return done(error ?? new Error('no address'), '', 0)
    if (!addresses.every(({ address }) => isPublicAddress(address))) return done(new NotPublic(), '', 0)
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })
}

type Message = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly ownHosts: readonly string[]
}

/** Only the status of the answer is read. Nothing is thrown: what went wrong is the attempt's own. */
export function postMessage({ url: text, headers, body, ownHosts }: Message): Promise<Attempt> {
  const url = new URL(text)
  const isOwn = isOwnHost(url, ownHosts)
  const host = hostOf(url)
  const isRefused = !isOwn && (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host)))
  if (isRefused) return Promise.resolve({ kind: 'failed', failure: 'address', status: null })
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: false,
      signal: AbortSignal.timeout(timeLimitMs),
      ...(!isOwn && { lookup: lookupPublic }),
    })
    request.on('response', (answer) => {
      answer.on('error', () => undefined)
      answer.resume()
      resolve(attemptOf(answer.statusCode ?? 0))
    })
    request.on('error', (error) => resolve({ kind: 'failed', failure: failureOf(error), status: null }))
    request.end(body)
  })
}

function failureOf(error: Error): 'address' | 'too-slow' | 'unreachable' {
  if (error instanceof NotPublic) return 'address'
  return error.name === 'AbortError' || error.name === 'TimeoutError' ? 'too-slow' : 'unreachable'
}
