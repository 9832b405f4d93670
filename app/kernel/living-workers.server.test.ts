/**
 * Who is dead: looked at twice, and never one who lives, whatever happened to his connection. Of a living one of November 2026 the
 * long jobs are left; it says nothing of its brief ones, which may be done twice (docs/decisions/0023).
 */
import { EventEmitter } from 'node:events'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newTestDatabase } from '#test/database.server.ts'
import { lookTwice } from '#test/second-look.ts'
import type { Database } from './database.server.ts'
import { enqueue } from './jobs.server.ts'
import { freeDeadJobs, sayAlive } from './living-workers.server.ts'

async function givenJobs() {
  const { db, pool, url } = await newTestDatabase()
  onTestFinished(() => pool.end())
  const holder = async () => {
    const { rows } = await sql<{ worker: string | null }>`
      select locked_by as worker from graphile_worker._private_jobs where key = 'one'`.execute(db)
    return rows[0]?.worker
  }
  return {
    db,
    url,
    holder,
    /** A document that this worker holds. @returns its number */
    async take(worker: string) {
      await db.transaction().execute((tx) => enqueue(tx, 'make-dossier', {}, 'one'))
      const { rows } = await sql<{ id: number }>`
        update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now(), attempts = 1
        where key = 'one' returning id`.execute(db)
      return String(rows[0]?.id)
    },
    /** A process whose worker lives, and what its life is told. */
    async start(worker: string) {
      const told = new EventEmitter()
      const living = sayAlive(url, told)
      await living.ready
      told.emit('pool:create', { workerPool: { id: worker } })
      await vi.waitFor(async () => expect(await countLocks(db, 'worker', worker)).toBeGreaterThan(0))
      const stop = () => living.stop()
      onTestFinished(stop)
      return { told, stop }
    },
  }
}
/** A process of November that does this job. @returns what ends it */
async function startOld(url: string, id: string) {
  const client = new pg.Client(url)
  await client.connect()
  onTestFinished(() => client.end())
  await client.query(`select pg_advisory_lock(hashtextextended('job ' || $1, 0))`, [id])
  return () => client.end()
}

async function countLocks(db: Database, kind: 'worker' | 'job', id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_locks, lateral (select hashtextextended(${`${kind} ${id}`}, 0) as key) as named
    where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
      and (classid::bigint << 32 | objid::bigint) = key`.execute(db)
  return rows[0]?.count ?? 0
}

/** What a version of November 2026 asks for each minute. */
const oldLook = (db: Database) =>
  db.transaction().execute((tx) =>
    sql`with held as materialized (
        select id, locked_by from graphile_worker.jobs where locked_at is not null and task_identifier = 'make-dossier'
      ), dead as materialized (
        select locked_by from held where pg_try_advisory_xact_lock(hashtextextended('job ' || id, 0))
      )
      select graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead having count(*) > 0`.execute(tx),
  )

test('a dead worker is found at the second look', async () => {
  const { db, take, holder } = await givenJobs()
  await take('dead')
  await freeDeadJobs(db, {})
  expect(await holder()).toBe('dead')
  await lookTwice(db)
  expect(await holder()).toBeNull()
})

test('a living worker whose connection PostgreSQL cut is not dead while it makes it again', async () => {
  const { db, take, holder, start } = await givenJobs()
  await start('living')
  await take('living')
  await db.transaction().execute((tx) =>
    sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and query like '%pg_advisory%' and pid <> pg_backend_pid() and state = 'idle'`.execute(
      tx,
    ),
  )
  expect(await countLocks(db, 'worker', 'living')).toBe(0)
  await lookTwice(db, () =>
    vi.waitFor(async () => expect(await countLocks(db, 'worker', 'living')).toBe(1), { timeout: 5_000 }),
  )
  expect(await holder()).toBe('living')
})

test('of two processes whose workers bear one name, one that stops does not give back the other’s jobs', async () => {
  const { db, take, holder, start } = await givenJobs()
  const first = await start('same')
  const second = await start('same')
  await take('same')
  await first.stop()
  await lookTwice(db)
  expect(await holder()).toBe('same')
  await second.stop()
  await vi.waitFor(async () => expect(await countLocks(db, 'worker', 'same')).toBe(0))
  await lookTwice(db)
  expect(await holder()).toBeNull()
})

test('the long job of a process of November is left to it, and given back once it is dead', async () => {
  const { db, url, take, holder } = await givenJobs()
  const id = await take('november')
  const end = await startOld(url, id)
  await lookTwice(db)
  expect(await holder()).toBe('november')
  await end()
  await vi.waitFor(async () => expect(await countLocks(db, 'job', id)).toBe(0))
  await lookTwice(db)
  expect(await holder()).toBeNull()
})

test('a process of November leaves to a new one its long job, until it is done', async () => {
  const { db, take, holder, start } = await givenJobs()
  const { told } = await start('new')
  const job = { id: await take('new'), task_identifier: 'make-dossier' }
  told.emit('job:start', { job })
  await vi.waitFor(async () => expect(await countLocks(db, 'job', job.id)).toBe(1))
  await oldLook(db)
  expect(await holder()).toBe('new')
  told.emit('job:complete', { job })
  await vi.waitFor(async () => expect(await countLocks(db, 'job', job.id)).toBe(0))
})

test('a long job that a process of November holds alone does not make a living worker wait', async () => {
  const { db, url, take, start } = await givenJobs()
  const { told } = await start('new')
  const id = await take('new')
  await startOld(url, id)
  told.emit('job:start', { job: { id, task_identifier: 'make-dossier' } })
  told.emit('pool:create', { workerPool: { id: 'next' } })
  await vi.waitFor(async () => expect(await countLocks(db, 'worker', 'next')).toBe(1))
})
