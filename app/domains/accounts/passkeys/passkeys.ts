/** Passkeys: how many, and how many are answered wrongly before one waits. Pure. Rules: docs/rules/accounts.md §11. */
import type { AttemptLimit } from '#app/kernel/attempts.ts'

export const mostPasskeys = 20

/** Answers that are no key of ours, and questions asked, from one network. */
export const passkeyLimits = {
  wrong: { name: 'passkey-wrong', most: 50, minutes: 15 },
  asked: { name: 'passkey-asked', most: 600, minutes: 15 },
} as const satisfies Readonly<Record<string, AttemptLimit>>
