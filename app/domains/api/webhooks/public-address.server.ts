/** Where messages may go: addresses of the public internet, and hosts the deployer names. Rules: docs/rules/plan.md §16.6. */
import { BlockList, isIP } from 'node:net'
import type { AddressFault } from '../api.ts'

/** Not of the public internet (IANA special-purpose registries). */
const notPublic = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  notPublic.addSubnet(network, prefix, 'ipv4')
/** Of IPv6, only what is given out (2000::/3), less what carries an IPv4 address or is for examples. */
const allocated = new BlockList()
allocated.addSubnet('2000::', 3, 'ipv6')
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notPublic.addSubnet(network, prefix, 'ipv6')

/** @param address an IP address; anything else is not public */
export function isPublicAddress(address: string): boolean {
  // One with a zone is of a link, and unknown to the list.
  const family = address.includes('%') ? 0 : isIP(address)
  if (family === 4) return !notPublic.check(address, 'ipv4')
  return family === 6 && allocated.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
}

/** The host of an address, an IPv6 one without its brackets, a whole name without its last dot. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$|\.$/g, '')

export const isOwnHost = (url: URL, ownHosts: readonly string[]): boolean =>
  ownHosts.includes(hostOf(url)) || ownHosts.includes(url.host)

/** Names that never leave a machine or a network; what others resolve to is checked when a message leaves. */
export const isPrivateName = (host: string): boolean =>
  /^localhost$|\.(localhost|local|internal|home\.arpa)$/.test(host) || (!host.includes('.') && isIP(host) === 0)

/** Why a webhook cannot have this address; undefined when it can. The deployer's hosts may be private and without TLS. */
export function faultOfAddress(text: string, ownHosts: readonly string[]): AddressFault | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return 'not-an-address'
  if (url.username !== '' || url.password !== '') return 'has-credentials'
  if (isOwnHost(url, ownHosts)) return
  if (url.protocol !== 'https:') return 'not-https'
  const host = hostOf(url)
  if (isPrivateName(host) || (isIP(host) !== 0 && !isPublicAddress(host))) return 'private-address'
}
