/** What nobody caught: a rejected promise is logged; after an exception the process, in an unknown state, stops. */
import { log } from '#app/kernel/log.server.ts'

/** @param leave stops everything that is open, and the process */
export function watchFaults(leave: (exitCode: number) => Promise<void>): void {
  // Node gives the handler the surroundings of the promise: the line bears the number of its request.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was rejected and nobody looked'))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an exception that nobody caught')
    leave(1)
  })
}
