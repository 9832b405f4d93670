/** Starts the embedded PostgreSQL again when it dies under us. */
import { setTimeout as wait } from 'node:timers/promises'
import { log } from './log.server.ts'

const lookEveryMs = 250
const longestPauseMs = 30_000

/** Looks at a server until it is left alone. Each start that fails waits twice as long before the next. */
export function watchOver<Server>(first: Server, isAlive: (server: Server) => boolean, restart: () => Promise<Server>) {
  const leaving = new AbortController()
  const pause = (ms: number) => wait(ms, undefined, { signal: leaving.signal, ref: false }).catch(() => undefined)
  let running = first

  async function watch(): Promise<void> {
    for (let failures = 0; !leaving.signal.aborted; ) {
      await pause(Math.min(lookEveryMs * 2 ** failures, longestPauseMs))
      if (leaving.signal.aborted || isAlive(running)) continue
      log.error({ failures }, 'the embedded PostgreSQL died: it is started again')
      try {
        running = await restart()
        failures = 0
        log.warn({}, 'the embedded PostgreSQL serves again')
      } catch (err) {
        failures += 1
        log.error({ err }, 'the embedded PostgreSQL did not start again')
      }
    }
  }
  const watching = watch()
  return {
    /** @returns the last server known: the one to stop */
    async leave(): Promise<Server> {
      leaving.abort()
      await watching
      return running
    },
  }
}
