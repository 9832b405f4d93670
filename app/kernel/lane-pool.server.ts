/**
 * The connections of graphile-worker. It takes a job off its list without waiting for it, and leaves it there when the database is
 * away: the job would be done again four hours later. Here that is asked again until it is done.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { openPool, type Patience } from './database.server.ts'
import { isDatabaseFailure } from './database-failure.ts'
import { laneConnections } from './job-lanes.ts'

/** A connection that waits to be notified is idle as long as it takes. */
export const lanePatience: Patience = { statementMs: 20_000, answerMs: 25_000, idleInTransactionMs: 60_000 }

const pauseMs = 1_000

const textOf = (asked: unknown): string =>
  typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : ''
/** Takes a job done off the list, by its number: said twice, it changes nothing more. */
const isCompletion = (text: string): boolean => /^\s*(?:with j as \(\s*)?delete\b[^;]*_private_jobs/i.test(text)
/** Says that a job failed. Said twice, it could take from a worker the same job begun again: whoever finds lost jobs gives it back. */
const isFailure = (text: string): boolean => /_private_jobs[^;]*\blast_error =/i.test(text)

export type LanePool = {
  readonly pool: pg.Pool
  /** What graphile-worker asked could not be told to be done, or was not answered. */
  onTrouble: () => void
  /** Jobs done that are still to be taken off the list. */
  readonly countEndings: () => number
}

/** @param patience a test gives a shorter one */
export function openLanePool(url: string, patience: Patience): LanePool {
  const pool = openPool(url, laneConnections, patience)
  const connect = pool.connect.bind(pool)
  const endings = { count: 0 }

  /** A connection taken at its first statement, replaced when it fails what must be done. */
  function lend() {
    let client: pg.PoolClient | undefined
    const release = (error?: Error | boolean): void => {
      client?.release(error)
      client = undefined
    }
    async function ask(given: unknown[]): Promise<unknown> {
      try {
        client ??= await connect()
        return await Reflect.apply(client.query, client, given)
      } catch (error) {
        if (!isDatabaseFailure(error)) throw error
        // Lost on the way: what this connection would still answer is nobody's.
        release(true)
        lanes.onTrouble()
        throw error
      }
    }
    async function askUntilDone(given: unknown[]): Promise<unknown> {
      endings.count += 1
      try {
        // A pool that ends lends nothing more: the job is done again by whoever finds that its worker is dead.
        while (!pool.ending) {
          const answer = await ask(given).catch(orNothing)
          if (answer !== undefined) return answer
          await wait(pauseMs)
        }
        return nothingChanged
      } finally {
        endings.count -= 1
      }
    }
    function query(...given: unknown[]): Promise<unknown> {
      const text = textOf(given[0])
      if (isCompletion(text)) return askUntilDone(given)
      if (!isFailure(text)) return ask(given)
      return ask(given)
        .catch(orNothing)
        .then((answer) => answer ?? nothingChanged)
    }
    return { query, release }
  }

  // With a callback, graphile-worker keeps the connection to listen.
  const lending = (...given: unknown[]): unknown =>
    given.length > 0 ? Reflect.apply(connect, pool, given) : Promise.resolve(lend())
  const lanes: LanePool = {
    pool: Object.assign(pool, { connect: lending }),
    onTrouble: () => undefined,
    countEndings: () => endings.count,
  }
  return lanes
}

const nothingChanged = { rows: [] }
const orNothing = (error: unknown): undefined => {
  if (!isDatabaseFailure(error)) throw error
}
