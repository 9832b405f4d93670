/** Jobs under way when the database dies or falls silent: done once, taken off the list, and the lanes go on by themselves. */
import { setTimeout as wait } from 'node:timers/promises'
import type { TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { enqueue, startJobs } from '#app/kernel/jobs.server.ts'
import { newTestDatabase } from './database.server.ts'
import { startSilentProxy } from './silent-proxy.ts'

const rejected: unknown[] = []
const note = (error: unknown) => void rejected.push(error)
process.on('unhandledRejection', note)
afterAll(() => void process.off('unhandledRejection', note))

/** Shorter than that of an instance. */
const patience = { statementMs: 1_500, answerMs: 2_000, idleInTransactionMs: 60_000 }

/** The mails' lane behind a proxy; `during` is the work of each job. */
async function startLane(during: (name: unknown) => Promise<void>) {
  const { db, pool, url } = await newTestDatabase()
  const proxy = await startSilentProxy(url)
  const done: unknown[] = []
  rejected.length = 0
  const work: TaskList = {
    'send-mail': async (payload) => {
      const name = typeof payload === 'object' && payload && 'name' in payload ? payload.name : undefined
      await during(name)
      done.push(name)
    },
  }
  const stop = await startJobs(proxy.url, work, [], patience)
  let stopped: Promise<void> | undefined
  const stopOnce = () => (stopped ??= stop())
  onTestFinished(async () => {
    proxy.speakAgain()
    await stopOnce()
    proxy.close()
    await pool.end()
  })
  const ask = (name: string) => db.transaction().execute((tx) => enqueue(tx, 'send-mail', { name }, name))
  const left = async () => (await sql`select from graphile_worker._private_jobs`.execute(db)).rows.length
  const locked = async () =>
    (await sql`select from graphile_worker._private_jobs where locked_at is not null`.execute(db)).rows.length
  return { proxy, done, ask, left, locked, stop: stopOnce }
}

test('a job done while PostgreSQL dies is taken off the list once it is back', async () => {
  const lane = await startLane(async () => lane.proxy.hangUp())
  await lane.ask('one')
  await vi.waitFor(() => expect(lane.done).toEqual(['one']), { timeout: 10_000 })
  await wait(1_500)
  lane.proxy.speakAgain()
  await vi.waitFor(async () => expect(await lane.left()).toBe(0), { timeout: 30_000, interval: 200 })
  expect({ done: lane.done, rejected }).toEqual({ done: ['one'], rejected: [] })
}, 60_000)

test('jobs asked for after a silence are taken, whatever was lost in it', async () => {
  const lane = await startLane(async () => undefined)
  await lane.ask('before')
  await vi.waitFor(() => expect(lane.done).toEqual(['before']), { timeout: 10_000 })
  lane.proxy.fallSilent()
  await wait(5_000)
  lane.proxy.speakAgain()
  await lane.ask('after')
  await vi.waitFor(() => expect(lane.done).toEqual(['before', 'after']), { timeout: 30_000, interval: 200 })
  await vi.waitFor(async () => expect(await lane.left()).toBe(0), { timeout: 30_000, interval: 200 })
  expect(rejected).toEqual([])
}, 90_000)

test('a job given in an answer that never came is done once, and not four hours later', async () => {
  const release = Promise.withResolvers<void>()
  const lane = await startLane((name) => (name === 'long' ? release.promise : Promise.resolve()))
  await lane.ask('long')
  await vi.waitFor(async () => expect(await lane.locked()).toBe(1), { timeout: 10_000 })
  await lane.proxy.loseAnswers()
  await lane.ask('lost')
  await vi.waitFor(async () => expect(await lane.locked()).toBe(2), { timeout: 10_000 })
  await vi.waitFor(() => expect(lane.done).toEqual(['lost']), { timeout: 40_000, interval: 200 })
  // Once more: the job still under way is not taken for one that nobody does.
  await lane.proxy.loseAnswers()
  await lane.ask('lost again')
  await vi.waitFor(() => expect(lane.done).toEqual(['lost', 'lost again']), { timeout: 40_000, interval: 200 })
  release.resolve()
  await vi.waitFor(async () => expect(await lane.left()).toBe(0), { timeout: 30_000, interval: 200 })
  expect({ done: lane.done, rejected }).toEqual({ done: ['lost', 'lost again', 'long'], rejected: [] })
}, 120_000)

test('a job whose failure could not be said is tried again', async () => {
  const tries = { count: 0 }
  const lane = await startLane(async () => {
    tries.count += 1
    if (tries.count > 1) return
    await lane.proxy.loseAnswers()
    throw new Error('failed once')
  })
  await lane.ask('one')
  await vi.waitFor(() => expect(lane.done).toEqual(['one']), { timeout: 40_000, interval: 200 })
  await vi.waitFor(async () => expect(await lane.left()).toBe(0), { timeout: 30_000, interval: 200 })
  expect({ tries: tries.count, rejected }).toEqual({ tries: 2, rejected: [] })
}, 90_000)

test('Trame that stops while a job done could not be taken off the list leaves no fault behind it', async () => {
  const lane = await startLane(async () => lane.proxy.hangUp())
  await lane.ask('one')
  await vi.waitFor(() => expect(lane.done).toEqual(['one']), { timeout: 10_000 })
  const stopping = lane.stop()
  await wait(1_500)
  lane.proxy.speakAgain()
  await stopping
  await wait(1_500)
  expect({ left: await lane.left(), rejected }).toEqual({ left: 0, rejected: [] })
}, 60_000)
