/** Jobs that a living worker holds without doing them: given back, whatever the clocks say; those whose failure is being said are not. */
import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newTestDatabase } from '#test/database.server.ts'
import { enqueue } from './jobs.server.ts'
import { openLanePool } from './lane-pool.server.ts'
import { watchLostJobs } from './lost-jobs.server.ts'

const patience = { statementMs: 1_500, answerMs: 2_000, idleInTransactionMs: 60_000 }

/** One job that this worker took at this instant, as PostgreSQL says it. */
async function givenTaken(lockedAt: string, lostAfterMs: number) {
  const { db, pool, url } = await newTestDatabase()
  const lanes = openLanePool(url, patience)
  const { events, stop } = watchLostJobs(lanes, lostAfterMs)
  onTestFinished(async () => {
    stop()
    await lanes.pool.end()
    await pool.end()
  })
  await db.transaction().execute((tx) => enqueue(tx, 'send-mail', {}, 'one'))
  const { rows } = await sql<{ id: number }>`
    update graphile_worker._private_jobs set locked_by = 'pool', locked_at = now() + ${lockedAt}::interval, attempts = 1
    returning id`.execute(db)
  const emit = (name: string, told: object) => Reflect.apply(EventEmitter.prototype.emit, events, [name, told])
  emit('pool:create', { workerPool: { id: 'pool' } })
  const read = async () =>
    (
      await sql<{ worker: string | null; attempts: number; error: string | null }>`
        select locked_by as worker, attempts::int as attempts, last_error as error from graphile_worker._private_jobs`.execute(
        db,
      )
    ).rows[0]
  return { db, lanes, emit, read, job: { id: String(rows[0]?.id), attempts: 1 } }
}

test('a long job whose failure is being said while one looks has failed once', async () => {
  const { db, lanes, emit, read, job } = await givenTaken('-1 hour', 1_000)
  emit('job:start', { job })
  lanes.onTrouble()
  await wait(900)
  emit('job:error', { job })
  lanes.onTrouble()
  // A look sees it idle.
  await wait(700)
  await sql`update graphile_worker._private_jobs set last_error = 'failed', locked_by = null, locked_at = null
    where locked_by = 'pool'`.execute(db)
  await wait(1_500)
  expect(await read()).toEqual({ worker: null, attempts: 1, error: 'failed' })
})

test('a job that nobody does is given back though the clock of PostgreSQL went back', async () => {
  const { lanes, read } = await givenTaken('1 hour', 300)
  lanes.onTrouble()
  await vi.waitFor(async () => expect(await read()).toEqual({ worker: null, attempts: 0, error: null }), {
    timeout: 4_000,
  })
})

test('a job just taken is not lost though the clock of PostgreSQL leapt forward', async () => {
  const { lanes, emit, read, job } = await givenTaken('-1 hour', 1_000)
  lanes.onTrouble()
  // The answer that brings it comes after the first look.
  await wait(1_300)
  emit('job:start', { job })
  await wait(1_000)
  expect(await read()).toEqual({ worker: 'pool', attempts: 1, error: null })
})
