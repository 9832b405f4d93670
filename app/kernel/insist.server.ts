/** Retries writing the outcome of an act that cannot be undone (a mail was sent) while the database is briefly away. */
import { setTimeout as wait } from 'node:timers/promises'

/** Short, to write before another process takes over what it thinks a dead process left. */
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
