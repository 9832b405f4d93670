/** Which workers live, said by locks of PostgreSQL: what a dead one had taken is given back, whichever process finds it. */
import type { WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Database } from './database.server.ts'
import { startListener } from './listener.server.ts'

/**
 * Says that the workers of this process live, as long as it does, on a connection of its own made again when it is lost. Shared: a
 * connection lost in silence may hold the same lock a while.
 * @param events of graphile-worker: they name the workers
 */
export function sayAlive(url: string, events: WorkerEvents) {
  const workers = new Set<string>()
  const held: { client?: pg.Client } = {}
  const hold = (client: pg.Client, ids: readonly string[]) =>
    client.query(`select pg_advisory_lock_shared(hashtextextended('worker ' || id, 0)) from unnest($1::text[]) as id`, [
      ids,
    ])
  events.on('pool:create', ({ workerPool: { id } }) => {
    workers.add(id)
    // On a connection just lost, the next one holds them all.
    if (held.client) hold(held.client, [id]).catch(() => undefined)
  })
  return startListener(url, 'trame_workers', {
    onMessage: () => undefined,
    async onListening(client) {
      held.client = client
      await hold(client, [...workers])
    },
  })
}

/**
 * Gives back the jobs that dead workers had taken: graphile-worker would wait four hours. In the instant between the beginning of a
 * worker and its lock, or while PostgreSQL starts again, a worker alive looks dead: its job is then done twice, which changes nothing
 * (files and mails are unique rows, a lot is claimed by who imports it).
 */
export async function freeDeadJobs(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`
      with taken as materialized (
        select distinct locked_by from graphile_worker._private_jobs where locked_by is not null
      ), dead as materialized (
        select locked_by from taken where pg_try_advisory_xact_lock(hashtextextended('worker ' || locked_by, 0))
      )
      select graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead having count(*) > 0`.execute(tx)
  })
}
