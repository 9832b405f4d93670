/** A second factor: what a code is, how many failures it takes, what a page says of it. Pure. Rules: docs/rules/accounts.md §10. */
import type { AttemptLimit } from '#app/kernel/attempts.ts'

/** Wrong codes of one person or one link; the right one is refused too past that, until the quarter of an hour has gone. */
export const codeLimit: AttemptLimit = { name: 'one-time-code', most: 5, minutes: 15 }
/** Codes sent by mail to one person or link. */
export const codeMailLimit: AttemptLimit = { name: 'code-mail', most: 5, minutes: 15 }

export const codeMinutes = 10
export const recoveryCodeCount = 10

/** Digits as people type them, with a space in the middle. */
export const readDigits = (typed: string): string => typed.replace(/\s/g, '')
/** « ABCD-EFGH », whatever the case and the dash. */
export const readRecoveryCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Why a code is refused at the door. */
export type WrongCode = 'unknown' | 'reused' | 'out-of-time'

/** Wrong codes at the door, beside those of one person from one network (`codeLimit`). */
export const doorCodeLimits = {
  /** Codes on one account, from all networks. */
  person: { name: 'factor-person', most: 10, minutes: 15 },
  /** Codes from one network, for all accounts. */
  network: { name: 'factor-network', most: 50, minutes: 15 },
} as const satisfies Readonly<Record<string, AttemptLimit>>

/** The only acts that a one-time code authorises. */
export type CodePurpose = 'sign' | 'data'
