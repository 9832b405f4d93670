/** A page that fails says the number by which it is found in the log, and nothing of what happened. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newTestDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp } from '#test/http.server.ts'

test('the number on the page is that of its answer', async () => {
  const { db, pool } = await newTestDatabase()
  const { ctgId, actors } = await givenFullCtg(db)
  const app = await openTestApp(db)
  const cookie = await app.signIn(actors.cafCoordinator)
  await sql`alter table objective rename column title to lost`.execute(db)
  const answer = await app.get(`/ctg/${ctgId}/objectifs`, cookie)
  const page = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')
  expect(answer.status).toBe(500)
  expect(/Numéro à donner\s: <code>([^<]+)<\/code>/.exec(page.replaceAll('<!-- -->', ''))?.[1]).toBe(
    answer.headers.get('x-request-id'),
  )
  expect(page).not.toContain('column')
  app.close()
  await pool.end()
})
