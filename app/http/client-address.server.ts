/** Where a request comes from, for the limits on attempts: never what the visitor claims. */
import type { IncomingMessage } from 'node:http'
import { type BlockList, isIP } from 'node:net'
import { networkOf } from '#app/domains/accounts/entry-limits.ts'

/** What the Node server hands over with a request; nothing in tests without a socket. */
type Env = { readonly incoming?: IncomingMessage } | undefined

/** As proxies write it: with a port, in brackets, IPv4 as IPv6. @returns undefined for what is no address */
function plainAddress(written: string): string | undefined {
  const trimmed = written.trim()
  const withoutPort = trimmed.match(/^\[([^\]]+)\](?::\d+)?$/)?.[1] ?? trimmed.match(/^([\d.]+):\d+$/)?.[1] ?? trimmed
  const address = withoutPort.replace(/^::ffff:(?=[\d.]+$)/i, '')
  return isIP(address) === 0 ? undefined : address
}

const isOneOf = (proxies: BlockList, address: string): boolean =>
  proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * The socket's address or, when that is one of the proxies, the nearest address of `X-Forwarded-For` that is none: each proxy
 * adds at the right whom it heard; what is left of that, anyone may have written.
 * @returns `0.0.0.0` when there is no socket
 */
export function clientAddress(env: Env, headers: Headers, proxies: BlockList): string {
  const forwardedFor = headers.get('x-forwarded-for')?.split(',') ?? []
  let address = plainAddress(env?.incoming?.socket.remoteAddress ?? '') ?? '0.0.0.0'
  while (isOneOf(proxies, address)) {
    const before = plainAddress(forwardedFor.pop() ?? '')
    if (before === undefined) return address
    address = before
  }
  return address
}

const fewForwarded = 100

/** To call at each request. @param say called once, after a hundred that somebody forwards whom the proxies do not name */
export function watchUndeclaredProxy(proxies: BlockList, say: () => void): (env: Env, headers: Headers) => void {
  let left = fewForwarded
  return (env, headers) => {
    if (left === 0 || !headers.has('x-forwarded-for')) return
    const address = plainAddress(env?.incoming?.socket.remoteAddress ?? '')
    if (address === undefined || isOneOf(proxies, address)) return
    left -= 1
    if (left === 0) say()
  }
}

/** Whoever asked has closed the connection: nobody reads the answer. */
export const isGone = (env: Env): boolean => env?.incoming?.socket.destroyed === true

/**
 * The network of a request, which every limit counts by: the IPv4 address, or the /56 of the IPv6 one, since one subscriber holds
 * a whole /56 and could otherwise restart each count at will.
 */
export const clientNetwork = (...source: Parameters<typeof clientAddress>): string =>
  networkOf(clientAddress(...source))
