/** How a person signed in shows again who she is before she takes her data. Pure. Rules: docs/rules/privacy.md §2. */
import type { AttemptLimit } from '#app/kernel/attempts.ts'

export type Identity = 'factor' | 'password' | 'mail'

/** The strongest she has. */
export const identityOf = (has: { readonly factor: boolean; readonly password: boolean }): Identity => {
  if (has.factor) return 'factor'
  return has.password ? 'password' : 'mail'
}

/** Limit on the archives one person asks for. */
export const archiveLimit: AttemptLimit = { name: 'data-archive', most: 5, minutes: 24 * 60 }
/** Wrong proofs of one person; the right one is refused too past that. */
export const identityLimit: AttemptLimit = { name: 'identity', most: 5, minutes: 15 }

/** Links asked for an address, by anyone. */
export const addressLimits = {
  address: { name: 'data-link', most: 3, minutes: 60 },
  day: { name: 'data-link-day', most: 8, minutes: 24 * 60 },
  network: { name: 'data-link-network', most: 30, minutes: 60 },
  act: { name: 'data-link-act', most: 20, minutes: 60 },
} as const satisfies Readonly<Record<string, AttemptLimit>>
