import { expect, test, vi } from 'vitest'
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { lanes } from '#app/kernel/job-lanes.ts'
import { countWaitingJobs, enqueue, startJobs } from '#app/kernel/jobs.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp } from '#test/http.server.ts'
import { createTaskList } from './jobs.server.ts'

test('a version frozen gets its PDF from the worker, without anyone waiting for it', async () => {
  const { db, pool, url } = await newTestDatabase()
  const app = await openTestApp(db)
  const stopJobs = await startJobs(url, createTaskList(app.instance))
  const ctg = await givenFullCtg(db)
  await freezeVersion(ctg.as(ctg.actors.cafCoordinator), { ctgId: ctg.ctgId })
  await vi.waitFor(
    async () => {
      const { status } = await db
        .selectFrom('convention_version')
        .select('status')
        .where('ctg_id', '=', ctg.ctgId)
        .where('number', '=', 2)
        .executeTakeFirstOrThrow()
      expect(status).toBe('frozen')
    },
    { timeout: 20_000, interval: 200 },
  )
  await stopJobs()
  app.close()
  await pool.end()
}, 40_000)

test('what is done when the workers stop is not left to be done again', async () => {
  const { db, pool, url } = await newTestDatabase()
  const ended = Promise.withResolvers<void>()
  const begun: string[] = []
  const names = Object.values(lanes).map(({ jobs }): string => jobs[0])
  const work = (name: string) => async () => {
    begun.push(name)
    await ended.promise
  }
  const stopJobs = await startJobs(url, Object.fromEntries(names.map((name) => [name, work(name)])))
  const ask = (name: string, key: string) =>
    pool.query('select graphile_worker.add_job($1, job_key := $2)', [name, key])
  // As many as all the lanes do together: more than their connections.
  for (const { jobs, concurrency } of Object.values(lanes))
    for (let count = 0; count < concurrency; count += 1) await ask(jobs[0], `${jobs[0]} ${count}`)
  const together = Object.values(lanes).reduce((sum, { concurrency }) => sum + concurrency, 0)
  await vi.waitFor(() => expect(begun).toHaveLength(together), { timeout: 20_000 })
  const stopped = stopJobs()
  ended.resolve()
  await stopped
  expect(await countWaitingJobs(db)).toBe(0)
  await pool.end()
}, 40_000)

test('a mail does not wait behind the documents that are being made', async () => {
  const { db, pool, url } = await newTestDatabase()
  const made = Promise.withResolvers<void>()
  const [begun, sent] = [vi.fn(), vi.fn()]
  const makeSlowly = async () => {
    begun()
    await made.promise
  }
  const stopJobs = await startJobs(url, {
    'make-dossier': makeSlowly,
    'make-convention-pdf': makeSlowly,
    'mail-meeting-record': makeSlowly,
    'send-mail': async () => sent(),
  })
  await db.transaction().execute(async (tx) => {
    for (const name of ['make-dossier', 'make-convention-pdf', 'mail-meeting-record'] as const)
      await enqueue(tx, name, {}, name)
  })
  await vi.waitFor(() => expect(begun).toHaveBeenCalled(), { timeout: 10_000 })
  await db.transaction().execute((tx) => enqueue(tx, 'send-mail', {}, 'send-mail'))
  await vi.waitFor(() => expect(sent).toHaveBeenCalled(), { timeout: 10_000 })
  expect(begun).toHaveBeenCalledOnce()
  made.resolve()
  await stopJobs()
  await pool.end()
}, 40_000)
