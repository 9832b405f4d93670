/** `/metrics`: closed without the deployer's token, counts what waits, and names nobody. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'

const token = 'jeton-de-mesure-0123456789'
const given: { app?: TestApp; ctgId?: string } = {}
const app = () => given.app ?? expect.unreachable('no application')
const metrics = (authorization?: string, to = app()) =>
  to.app.request('http://localhost:3000/metrics', { headers: authorization ? { authorization } : {} })

const opened = await newTestDatabase()
beforeAll(async () => {
  given.app = await openTestApp(opened.db, { config: { metricsToken: token } })
  given.ctgId = (await givenFullCtg(opened.db)).ctgId
})
afterAll(() => given.app?.close())

test('is closed without the token, and does not exist where none was chosen', async () => {
  for (const wrong of [undefined, 'Bearer autre', token]) expect((await metrics(wrong)).status).toBe(401)
  const without = await openTestApp(opened.db)
  expect((await metrics(`Bearer ${token}`, without)).status).toBe(404)
  await without.close()
})

test('counts answers by kind, jobs and mails by state, and names no CTG', async () => {
  const ctgId = given.ctgId ?? ''
  await opened.db.transaction().execute((tx) => enqueue(tx, 'send-mail', { ctgId }, 'metrics-test'))
  const now = new Date()
  await opened.db
    .insertInto('instance_node')
    .values({
      ...{ id: randomUUID(), name: 'un-noeud', role: 'worker', version: '9.9.9', migration: '9999-later.sql' },
      ...{ started_at: now, seen_at: now },
    })
    .execute()
  await app().app.request(`http://localhost:3000/ctg/${ctgId}/plan`)
  await app().app.request('http://localhost:3000/api/v1/ctgs')
  const answer = await metrics(`Bearer ${token}`)
  const text = await answer.text()
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(text).toMatch(/trame_http_request_duration_seconds_count\{method="GET",kind="page",status="[34]xx"\} [1-9]/)
  expect(text).toMatch(/trame_http_request_duration_seconds_count\{method="GET",kind="api",status="4xx"\} 1\n/)
  expect(text).toMatch(/trame_jobs\{name="send-mail",lane="mails",state="waiting"\} [1-9]/)
  expect(text).toContain('trame_nodes{version="9.9.9",role="worker"} 1')
  expect(text).toContain('process_resident_memory_bytes')
  expect(text).not.toContain(ctgId)
})
