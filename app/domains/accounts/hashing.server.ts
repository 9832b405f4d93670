/** Who computes a password's hash, and when. Rules: docs/rules/accounts.md §5.6. */
import { DomainError } from '#app/kernel/errors.ts'
import { fairTurns } from '#app/kernel/fair-turns.ts'

/** Beyond, « try again » is said at once: half a minute of waiting helps nobody. */
const mostWaiting = 300

/**
 * A hash takes a core for a tenth of a second: two at a time. A crowd that guesses from one place waits behind itself.
 * Its owner: a network, or whoever else asks.
 * @throws DomainError unavailable, `accounts.too-many-at-once`
 */
export const hashInTurn = fairTurns({
  ...{ concurrency: 2, together: 2, mostWaiting, mostOfOne: mostWaiting },
  tooBusy: () => new DomainError('unavailable', 'accounts.too-many-at-once'),
})
