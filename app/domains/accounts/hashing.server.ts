/**
 * Who computes a password's hash, and when: a hash takes a core for a tenth of a second, so two at a time, each network in its
 * turn. A crowd that guesses from one place waits behind itself. Rules: docs/rules/accounts.md §5.
 */
import { DomainError } from '#app/kernel/errors.ts'

const atOnce = 2
/** Beyond, the answer is « try again » at once: half a minute of waiting helps nobody. */
const mostWaiting = 300

/** @returns `run` in its turn; those of one `who` keep their order, and one of each `who` passes before a second of any */
export function createTurns(limits: { readonly atOnce: number; readonly mostWaiting: number }) {
  const waiting = new Map<string, (() => void)[]>()
  const state = { running: 0, waiting: 0 }

  function startNext(): void {
    const [first] = waiting
    if (!first || state.running >= limits.atOnce) return
    const [who, queue] = first
    const start = queue.shift()
    waiting.delete(who)
    if (queue.length > 0) waiting.set(who, queue)
    state.waiting -= 1
    state.running += 1
    start?.()
  }

  /** @throws DomainError unavailable when too many wait */
  return async function inTurn<Result>(who: string, run: () => Promise<Result>): Promise<Result> {
    if (state.waiting >= limits.mostWaiting) throw new DomainError('unavailable', 'accounts.too-many-at-once')
    await new Promise<void>((resolve) => {
      const queue = waiting.get(who) ?? []
      waiting.set(who, [...queue, resolve])
      state.waiting += 1
      startNext()
    })
    try {
      return await run()
    } finally {
      state.running -= 1
      startNext()
    }
  }
}

/** The turns of this process. */
export const hashInTurn = createTurns({ atOnce, mostWaiting })
