/** What must be stopped when the process leaves, last opened first. */
import { setTimeout as wait } from 'node:timers/promises'
import { log } from '#app/kernel/log.server.ts'

export type Stop = () => Promise<unknown>
export type Stops = { readonly add: (stop: Stop) => void; readonly runAll: () => Promise<void> }

/** After that a stop is left behind: a query that never ends must not keep PostgreSQL up. */
const patienceMs = 8_000

export function createStops(): Stops {
  const stops: Stop[] = []
  return {
    add: (stop) => stops.push(stop),
    /** Runs each once, in turn; one that fails or lasts does not keep the others from running. */
    async runAll() {
      for (let stop = stops.pop(); stop; stop = stops.pop()) {
        const stopped = stop().catch((error: unknown) => log.error({ err: error }, 'stop failed'))
        // The first opened is PostgreSQL (or the port): it takes the time it needs.
        await (stops.length === 0 ? stopped : Promise.race([stopped, wait(patienceMs)]))
      }
    },
  }
}
