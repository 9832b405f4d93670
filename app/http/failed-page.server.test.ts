/** A page that fails says the number by which it is found in the log, and nothing of what happened. */
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { newTestDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp } from '#test/http.server.ts'

async function openSpoilt() {
  const { db, pool } = await newTestDatabase()
  const { ctgId, actors } = await givenFullCtg(db)
  const app = await openTestApp(db)
  const cookie = await app.signIn(actors.cafCoordinator)
  onTestFinished(async () => {
    app.close()
    await pool.end()
  })
  await sql`alter table objective rename column title to lost`.execute(db)
  return { app, cookie, address: `/ctg/${ctgId}/objectifs` }
}

test('the number on the page is that of its answer', async () => {
  const { app, cookie, address } = await openSpoilt()
  const answer = await app.get(address, cookie)
  const page = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')
  expect(answer.status).toBe(500)
  expect(/Numéro à donner\s: <code>([^<]+)<\/code>/.exec(page.replaceAll('<!-- -->', ''))?.[1]).toBe(
    answer.headers.get('x-request-id'),
  )
  expect(page).not.toContain('column')
})

test('a page that cannot be read after an act is not given as the answer of the act', async () => {
  const { app, cookie, address } = await openSpoilt()
  const answer = await app.post(address, { intent: 'create-axis', title: '' }, cookie)
  expect(await answer.text()).toContain('Numéro à donner')
  expect(answer.status).toBe(500)
})
