/**
 * Jobs that PostgreSQL gave to this process in an answer that never came: taken, and done by nobody, they would wait four hours.
 * They are looked for only after an answer did not come.
 */
import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { log } from './log.server.ts'

/** Ended jobs are remembered until PostgreSQL says that they left the list; beyond, it is asked. */
const mostRemembered = 10_000

/** @param answerMs after which an answer will not come any more. @returns what graphile-worker must tell its life to */
export function watchLostJobs(pool: pg.Pool, answerMs: number) {
  const events: WorkerEvents = new EventEmitter()
  const workers = new Set<string>()
  const begun = new Set<string>()
  const lostAfterMs = answerMs + 5_000
  let looking: NodeJS.Timeout | undefined
  const lookLater = () => {
    looking ??= setTimeout(look, lostAfterMs).unref()
  }

  async function giveBack(): Promise<void> {
    const known = [...begun]
    const { rows } = await pool.query<{ id: string; is_lost: boolean }>(
      `select id::text as id, not id = any($2::bigint[]) and locked_at < now() - make_interval(secs => $3) as is_lost
      from graphile_worker._private_jobs where locked_by = any($1)`,
      [[...workers], known, lostAfterMs / 1_000],
    )
    const lost = rows.flatMap(({ id, is_lost }) => (is_lost ? [id] : []))
    // graphile-worker gives back all that a worker holds, not one job; nor does this try count.
    const back = 'update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = attempts - 1'
    if (lost.length > 0) {
      await pool.query(`${back} where id = any($1::bigint[]) and locked_by = any($2)`, [lost, [...workers]])
      log.warn({ count: lost.length }, 'jobs whose taking was never answered are given back')
    }
    const held = new Set(rows.map(({ id }) => id))
    for (const id of known) if (!held.has(id)) begun.delete(id)
  }

  async function look(): Promise<void> {
    looking = undefined
    await giveBack().catch((err: unknown) => {
      log.warn({ err }, 'jobs lost were not looked for')
      lookLater()
    })
  }

  events.on('pool:create', ({ workerPool }) => workers.add(workerPool.id))
  events.on('worker:getJob:error', lookLater)
  events.on('job:start', ({ job }) => {
    begun.add(job.id)
    if (begun.size > mostRemembered) lookLater()
  })
  return { events, stop: () => clearTimeout(looking) }
}
