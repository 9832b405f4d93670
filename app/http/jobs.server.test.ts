import { expect, test, vi } from 'vitest'
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { startJobs } from '#app/kernel/jobs.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp } from '#test/http.server.ts'
import { createTaskList } from './jobs.server.ts'

test('a version frozen gets its PDF from the worker, without anyone waiting for it', async () => {
  const { db, pool } = await newTestDatabase()
  const app = await openTestApp(db)
  const runner = await startJobs(pool, createTaskList(app.instance))
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
  await runner.stop()
  app.close()
  await pool.end()
}, 40_000)
