/**
 * Jobs that a living worker holds without doing them: PostgreSQL gave them in an answer that never came, or never heard that they
 * failed. They would wait four hours. They are looked for only after an answer did not come.
 */
import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import type { LanePool } from './lane-pool.server.ts'
import { log } from './log.server.ts'

/** Ended jobs are remembered until PostgreSQL says that they left the list; beyond, it is asked. */
const mostRemembered = 10_000

type Row = { readonly id: string; readonly attempts: number; readonly is_old: boolean }

/** @param answerMs after which an answer will not come any more. @returns what graphile-worker must tell its life to */
export function watchLostJobs(lanes: LanePool, answerMs: number) {
  const { pool } = lanes
  const events: WorkerEvents = new EventEmitter()
  const workers = new Set<string>()
  /** Of each job begun here, which time it is: taken again, it is another. */
  const begun = new Map<string, number>()
  const lostAfterMs = answerMs + 5_000
  const state: { looking?: NodeJS.Timeout | undefined; isStopped: boolean } = { isStopped: false }
  const lookLater = () => {
    if (!state.isStopped) state.looking ??= setTimeout(look, lostAfterMs).unref()
  }
  lanes.onTrouble = lookLater

  async function giveBack(): Promise<void> {
    const before = new Map(begun)
    const { rows } = await pool.query<Row>(
      `select id::text as id, attempts, locked_at < now() - make_interval(secs => $2) as is_old
      from graphile_worker._private_jobs where locked_by = any($1)`,
      [[...workers], lostAfterMs / 1_000],
    )
    const isDone = ({ id, attempts }: Row) => begun.get(id) === attempts || before.get(id) === attempts
    const idle = rows.filter((row) => !isDone(row))
    // graphile-worker gives back all that a worker holds, not one job; nor does this try count.
    const back = 'update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = attempts - 1'
    const lost = idle.flatMap(({ id, is_old }) => (is_old ? [id] : []))
    if (lost.length > 0) {
      await pool.query(`${back} where id = any($1::bigint[]) and locked_by = any($2)`, [lost, [...workers]])
      log.warn({ count: lost.length }, 'jobs that nobody was doing are given back')
    }
    // The answer that brings them may still be on its way.
    if (lost.length < idle.length) lookLater()
    const held = new Set(rows.map(({ id }) => id))
    for (const [id, attempts] of before) if (!held.has(id) && begun.get(id) === attempts) begun.delete(id)
  }

  async function look(): Promise<void> {
    state.looking = undefined
    await giveBack().catch((err: unknown) => {
      if (!state.isStopped) log.warn({ err }, 'jobs lost were not looked for')
      lookLater()
    })
  }

  events.on('pool:create', ({ workerPool }) => workers.add(workerPool.id))
  events.on('worker:getJob:error', lookLater)
  events.on('job:start', ({ job }) => {
    // Of a number, whatever its type says: the connections read bigint as one.
    begun.set(String(job.id), job.attempts)
    if (begun.size > mostRemembered) lookLater()
  })
  events.on('job:error', ({ job }) => begun.delete(String(job.id)))
  return {
    events,
    stop() {
      state.isStopped = true
      clearTimeout(state.looking)
    },
  }
}
