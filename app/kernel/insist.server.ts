/** Keeps what came of an act that cannot be undone (a mail has left), even while the database is away for a moment. */
import { setTimeout as wait } from 'node:timers/promises'

/** Short: once the database is back, this comes before another process takes the act for a dead one's. */
const pauseMs = 1_000
const mostTries = 30

/** @throws the last failure, half a minute after the first */
export async function insist(keep: () => Promise<void>): Promise<void> {
  for (let tried = 1; tried < mostTries; tried++) {
    try {
      return await keep()
    } catch {
      await wait(pauseMs)
    }
  }
  await keep()
}
