/** Which workers live, said by locks of PostgreSQL: what a dead one had taken is given back, whichever process finds it. */
import type { WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import type { Database } from './database.server.ts'
import { briefJobs } from './job-lanes.ts'
import { startListener } from './listener.server.ts'

/** A version of November 2026 holds alone the job that it does: its lock is not waited for. */
const locks = { worker: 'pg_advisory_lock_shared', job: 'pg_try_advisory_lock_shared' } as const

/**
 * Says that the workers of this process live, as long as it does, on a connection of its own made again when it is lost. Shared: a
 * connection lost in silence may hold the same lock a while. Each long job is said too: a version of November 2026 looks at nothing else.
 * @param events of graphile-worker: they name the workers and the jobs
 */
export function sayAlive(url: string, events: WorkerEvents) {
  const said = { worker: new Set<string>(), job: new Set<string>() }
  const held: { client?: pg.Client } = {}
  const ask = (client: pg.Client, lock: string, kind: keyof typeof said, ids: Iterable<string>) =>
    client.query(`select ${lock}(hashtextextended($1 || ' ' || id, 0)) from unnest($2::text[]) as id`, [kind, [...ids]])
  const hold = (client: pg.Client, kind: keyof typeof said, ids: Iterable<string>) =>
    ask(client, locks[kind], kind, ids)
  function say(kind: keyof typeof said, id: string): void {
    said[kind].add(id)
    // On a connection just lost, the next one holds them all.
    if (held.client) hold(held.client, kind, [id]).catch(() => undefined)
  }
  events.on('pool:create', ({ workerPool: { id } }) => say('worker', id))
  events.on('job:start', ({ job }) => {
    if (!briefJobs.some((name) => name === job.task_identifier)) say('job', String(job.id))
  })
  events.on('job:complete', ({ job }) => {
    const id = String(job.id)
    if (said.job.delete(id) && held.client)
      ask(held.client, 'pg_advisory_unlock_shared', 'job', [id]).catch(() => undefined)
  })
  return startListener(url, 'trame_workers', {
    onMessage: () => undefined,
    async onListening(client) {
      held.client = client
      await Promise.all([hold(client, 'worker', said.worker), hold(client, 'job', said.job)])
    },
  })
}

/** Longer than a living worker takes to find that its connection is lost, and to make it again. */
const secondLook = '10 seconds'

const lookPayload = z.object({ silent: z.array(z.string()).default([]) })

/**
 * Gives back the jobs that dead workers had taken: graphile-worker would wait four hours. One is dead when it is silent at two looks:
 * a living one says nothing while it makes its connection again. One silent longer has its jobs done twice, as has a living one of
 * November 2026 that holds brief jobs alone: nothing changes (files and mails are unique rows, a lot is claimed by who imports it).
 * @param payload of the second look, which this asks for: who was silent at the first
 */
export async function freeDeadJobs(db: Database, payload: unknown): Promise<void> {
  const before = lookPayload.parse(payload).silent
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ worker: string }>`
      with taken as materialized (
        select distinct locked_by from graphile_worker._private_jobs where locked_by is not null
      ), silent as materialized (
        select locked_by from taken where pg_try_advisory_xact_lock(hashtextextended('worker ' || locked_by, 0))
      )
      select locked_by as worker from silent join graphile_worker._private_jobs as job using (locked_by)
      group by locked_by having bool_and(pg_try_advisory_xact_lock(hashtextextended('job ' || job.id, 0)))`.execute(tx)
    const silent = rows.map(({ worker }) => worker)
    const dead = silent.filter((worker) => before.includes(worker))
    await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(tx)
    if (silent.length > dead.length)
      await sql`select graphile_worker.add_job('resume-documents', ${JSON.stringify({ silent })}::json,
        job_key := 'resume-documents:second', run_at := now() + ${secondLook}::interval)`.execute(tx)
  })
}
