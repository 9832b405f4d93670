/** Keeps what came of an act that cannot be undone (a mail has left), even while the database is away for a moment. */
import { setTimeout as wait } from 'node:timers/promises'

const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 16_000] as const

/** @throws the last failure, half a minute after the first */
export async function insist(keep: () => Promise<void>): Promise<void> {
  for (const pause of pausesMs) {
    try {
      return await keep()
    } catch {
      await wait(pause)
    }
  }
  await keep()
}
