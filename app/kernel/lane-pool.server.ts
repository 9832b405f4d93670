/**
 * The connections of graphile-worker. It takes a job off its list without waiting for it, and tries again only after some of the
 * failures of a database: after the others the job would stay taken, then be done again four hours later.
 */
import type pg from 'pg'
import { openPool } from './database.server.ts'
import { isDatabaseFailure } from './database-failure.ts'

/** Of those that it tries again: after three seconds, then less and less often, for hours. */
const triedAgain = 'ETIMEDOUT'

const orTriedAgain = (error: unknown): never => {
  throw isDatabaseFailure(error)
    ? Object.assign(new Error(error.message, { cause: error }), { code: triedAgain })
    : error
}

/** Its promises say it; what is asked with a callback is left as it is. */
const sayingSo =
  (ask: (...given: unknown[]) => unknown) =>
  (...given: unknown[]): unknown => {
    const answer = ask(...given)
    return answer instanceof Promise ? answer.catch(orTriedAgain) : answer
  }

export function openLanePool(url: string): pg.Pool {
  const pool = openPool(url, undefined, 'lanes')
  pool.on('connect', (client) => Object.assign(client, { query: sayingSo(client.query.bind(client)) }))
  return Object.assign(pool, { connect: sayingSo(pool.connect.bind(pool)) })
}
