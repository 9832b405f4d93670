/**
 * The connections of graphile-worker. It takes a job off its list without waiting for it, and leaves it there when the database is
 * away: the job would be done again four hours later. Here that is asked again until it is done.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { openPool, type Patience } from './database.server.ts'
import { isDatabaseFailure } from './database-failure.ts'
import { laneConnections } from './job-lanes.ts'

/** A connection that waits to be notified, or holds the lock of a document, is idle as long as it takes. */
export const lanePatience: Patience = { statementMs: 20_000, answerMs: 25_000, idleInTransactionMs: 60_000 }

const pauseMs = 1_000

/** What ends a job, done or failed; said twice, it changes nothing more. */
const isEnding = (asked: unknown): boolean =>
  typeof asked === 'object' &&
  asked !== null &&
  'text' in asked &&
  /^\s*(?:with j as \(\s*)?(?:delete|update)\b[^;]*_private_jobs/i.test(String(asked.text))

/** A connection taken at its first statement, replaced when it fails what must be done. */
function lend(pool: pg.Pool, take: () => Promise<pg.PoolClient>) {
  let client: pg.PoolClient | undefined
  const release = (error?: Error | boolean): void => {
    client?.release(error)
    client = undefined
  }
  const ask = async (given: unknown[]): Promise<unknown> => {
    client ??= await take()
    return Reflect.apply(client.query, client, given)
  }
  const query = async (...given: unknown[]): Promise<unknown> => {
    for (;;) {
      try {
        return await ask(given)
      } catch (error) {
        if (!isDatabaseFailure(error)) throw error
        // Lost on the way: what this connection would still answer is nobody's.
        release(true)
        if (!isEnding(given[0])) throw error
        if (pool.ending) return { rows: [] }
        await wait(pauseMs)
      }
    }
  }
  return { query, release }
}

/** @param patience a test gives a shorter one */
export function openLanePool(url: string, patience: Patience): pg.Pool {
  const pool = openPool(url, laneConnections, patience)
  const connect = pool.connect.bind(pool)
  const take = () => connect()
  // With a callback, graphile-worker keeps the connection to listen.
  const lending = (...given: unknown[]): unknown =>
    given.length > 0 ? Reflect.apply(connect, pool, given) : Promise.resolve(lend(pool, take))
  return Object.assign(pool, { connect: lending })
}
