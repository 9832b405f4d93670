/** Posts one message: no redirection followed, no private address reached, whatever its name resolves to. Rules: docs/rules/plan.md §16.6. */
import { Resolver } from 'node:dns/promises'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { handOverMs } from '#app/kernel/lease.server.ts'
import { type Attempt, attemptOf } from '../api.ts'
import { hostOf, isOwnHost, isPrivateName, isPublicAddress } from './public-address.server.ts'

class NotPublic extends Error {}

/**
 * Asks the network itself: the resolver of the machine has four threads for the whole process, reads of files included, and a name
 * server that never answers would hold them all.
 */
const resolver = new Resolver({ timeout: 2_000, tries: 2 })

async function resolvePublic(hostname: string) {
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
  const addresses = answers.flatMap((answer, index) =>
    answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family: index === 0 ? 4 : 6 })) : [],
  )
  if (addresses.length === 0) throw new Error('no address')
  if (!addresses.every(({ address }) => isPublicAddress(address))) throw new NotPublic()
  return addresses
}

/** The name is resolved once, here: the address checked is the one connected to. */
const lookupPublic: LookupFunction = (hostname, options, done) => {
  resolvePublic(hostname).then(
    (addresses) =>
      options.all ? done(null, addresses) : done(null, addresses[0]?.address ?? '', addresses[0]?.family),
    (error) => done(error, '', 0),
  )
}

/** Whatever the answer holds, no more of it is taken than this. */
const mostAnswerBytes = 64 * 1024

/** Reads the response up to a limit, so that the receiver can finish it, then closes the connection. */
function readLittle(answer: IncomingMessage): void {
  const read = { bytes: 0 }
  answer.on('error', () => undefined)
  answer.on('data', (chunk: Buffer) => {
    read.bytes += chunk.byteLength
    if (read.bytes > mostAnswerBytes) answer.destroy()
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
  const isPublic = isIP(host) === 0 ? !isPrivateName(host) : isPublicAddress(host)
  const isRefused = !isOwn && (url.protocol !== 'https:' || !isPublic)
  if (isRefused) return Promise.resolve({ kind: 'failed', failure: 'address', status: null })
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: false,
      signal: AbortSignal.timeout(handOverMs.message),
      ...(!isOwn && { lookup: lookupPublic }),
    })
    request.on('response', (answer) => {
      readLittle(answer)
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
