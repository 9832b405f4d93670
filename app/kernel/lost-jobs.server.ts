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
const soonMs = 500

type Row = { readonly id: string; readonly attempts: number }

type Idle = Map<string, { readonly attempts: number; readonly since: number }>

/** graphile-worker gives back all that a worker holds, not one job; nor does this try count. */
const back = 'update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = attempts - 1'

async function listHeld(pool: LanePool['pool'], workers: Iterable<string>): Promise<readonly Row[]> {
  const held = 'select id::text as id, attempts from graphile_worker._private_jobs where locked_by = any($1)'
  return (await pool.query<Row>(held, [[...workers]])).rows
}

function idleSince(idle: Idle, { id, attempts }: Row): number | undefined {
  const seen = idle.get(id)
  return seen?.attempts === attempts ? seen.since : undefined
}

/**
 * @param lostAfterMs after which an answer on its way will not come any more, nor a failure be said
 * @returns what graphile-worker must tell its life to
 */
export function watchLostJobs(lanes: LanePool, lostAfterMs: number) {
  const { pool } = lanes
  const events: WorkerEvents = new EventEmitter()
  const workers = new Set<string>()
  /** Of each job begun here, which time it is: taken again, it is another. */
  const begun = new Map<string, number>()
  /** Seen idle, which time it was, and since when by the clock of this process, which never jumps. */
  const idle: Idle = new Map()
  const state: { looking?: NodeJS.Timeout | undefined; isStopped: boolean } = { isStopped: false }
  const lookIn = (ms: number) => {
    if (!state.isStopped) state.looking ??= setTimeout(look, ms).unref()
  }
  const lookSoon = () => lookIn(soonMs)
  lanes.onTrouble = lookSoon

  async function giveBack(): Promise<void> {
    const before = new Map(begun)
    const rows = await listHeld(pool, workers)
    const now = performance.now()
    const isDone = ({ id, attempts }: Row) => begun.get(id) === attempts || before.get(id) === attempts
    const found = rows.flatMap((row) => (isDone(row) ? [] : [{ ...row, since: idleSince(idle, row) ?? now }]))
    idle.clear()
    for (const { id, ...seen } of found) if (now - seen.since < lostAfterMs) idle.set(id, seen)
    const lost = found.flatMap(({ id }) => (idle.has(id) ? [] : [id]))
    // The answer that brings them may still be on its way, or the word that they failed.
    if (idle.size > 0) lookIn(lostAfterMs + soonMs)
    if (lost.length > 0) {
      await pool.query(`${back} where id = any($1::bigint[]) and locked_by = any($2)`, [lost, [...workers]])
      log.warn({ count: lost.length }, 'jobs that nobody was doing are given back')
    }
    const held = new Set(rows.map(({ id }) => id))
    for (const [id, attempts] of before) if (!held.has(id) && begun.get(id) === attempts) begun.delete(id)
  }

  async function look(): Promise<void> {
    state.looking = undefined
    await giveBack().catch((err: unknown) => {
      if (!state.isStopped) log.warn({ err }, 'jobs lost were not looked for')
      lookIn(lostAfterMs)
    })
  }

  events.on('pool:create', ({ workerPool }) => workers.add(workerPool.id))
  events.on('worker:getJob:error', lookSoon)
  events.on('job:start', ({ job }) => {
    // Of a number, whatever its type says: the connections read bigint as one.
    begun.set(String(job.id), job.attempts)
    if (begun.size > mostRemembered) lookSoon()
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
