/** How failures to enter slow whoever tries, without keeping the owner out. Pure. Rules: docs/rules/accounts.md §5. */
import type { AttemptLimit } from '#app/kernel/attempts.ts'

/** Failures counted; a success is never one. */
export const failureLimits = {
  /** On one account, from one network. */
  pair: { name: 'entry-pair', most: 10, minutes: 15 },
  /** From one network, for all accounts. */
  network: { name: 'entry-network', most: 50, minutes: 15 },
  /** On one account, wherever they come from: each makes the next wait longer (`waitAfter`). */
  account: { name: 'entry-account', most: 10, minutes: 24 * 60 },
} as const satisfies Readonly<Record<string, AttemptLimit>>

/** Links asked for by mail: a second one adds nothing, the first is already in the mailbox. */
export const linkLimits = {
  account: { name: 'link-account', most: 5, minutes: 15 },
  /** Of both kinds, from anywhere; a network where the person has entered is not held to it. */
  day: { name: 'link-day', most: 20, minutes: 24 * 60 },
  /** Beyond: whoever spends them all leaves her a way in. */
  hour: { name: 'link-hour', most: 1, minutes: 60 },
  network: { name: 'link-network', most: 100, minutes: 15 },
  /** Links that do not exist, opened from one network. */
  unknown: { name: 'link-unknown', most: 30, minutes: 15 },
} as const satisfies Readonly<Record<string, AttemptLimit>>

/** Wrong present passwords of someone signed in, when she changes it. */
export const changeLimit: AttemptLimit = { name: 'password-change', most: 10, minutes: 15 }

const firstWaitSeconds = 5
const longestWaitSeconds = 15 * 60

/** Seconds to wait after that many failures on one account: none for the first ten, then 5, 10, 20… 15 minutes at most. */
export function waitAfter(failures: number): number {
  const beyond = failures - failureLimits.account.most
  return beyond < 0 ? 0 : Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** beyond)
}

export type EntryFailures = {
  readonly pair: number
  readonly network: number
  readonly account: { readonly count: number; readonly lastAt: Date }
  /** She has entered from this network before. */
  readonly isKnownNetwork: boolean
}

export type EntryBar = 'pair' | 'network' | 'account'

/**
 * Why a password is not even looked at now; undefined when it is. From a network where she has entered before, neither the
 * failures of others there nor those made elsewhere count: an attacker keeps nobody out of her office.
 */
export function refusalToTry(failures: EntryFailures, at: Date): EntryBar | undefined {
  if (failures.pair >= failureLimits.pair.most) return 'pair'
  if (failures.isKnownNetwork) return
  if (failures.network >= failureLimits.network.most) return 'network'
  const waitedSeconds = (at.getTime() - failures.account.lastAt.getTime()) / 1_000
  return waitedSeconds < waitAfter(failures.account.count) ? 'account' : undefined
}

/** 1, 10, 100…: what the journal tells of an hour of failures, so that no attack fills it. */
export const isTold = (failures: number): boolean => /^10*$/.test(String(failures))

/** The eight groups of an IPv6 address; its « :: » stands for those left out. */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail] = address.split('::')
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  if (tail === undefined) return groups(head)
  const missing = Math.max(0, 8 - groups(head).length - groups(tail).length)
  return [...groups(head), ...new Array<string>(missing).fill('0'), ...groups(tail)]
}

/** Of the fourth group, what is the household's own (RFC 6177): French providers give it 256 networks, or sixteen. */
const ownHalf = (group: string): string => (Number.parseInt(group, 16) & 0xff00).toString(16)

/** The network of one household or office: an IPv4 address, or the first 56 bits of an IPv6 one. */
export function networkOf(address: string): string {
  const mapped = address.match(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  return groupsOf(address)
    .slice(0, 4)
    .map((group, index) => (index === 3 ? ownHalf(group) : group.toLowerCase().replace(/^0+(?=.)/, '')))
    .join(':')
}
