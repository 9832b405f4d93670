/**
 * Who asks is known when a request begins; its body, or its turn, may take minutes to come. What is taken back meanwhile takes
 * nothing that was under way: session, mandate, administration, link, token. Rules: docs/rules/accounts.md §6.5.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takePrintTurn } from '#app/http/print-route.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { tokenOf } from './api-app.server.ts'
import { commandRows } from './command-rows/index.ts'
import { testDatabase } from './database.server.ts'
import { doorRows } from './door-rows.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const given: { db?: Database; app?: TestApp } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')
const origin = 'http://localhost:3000'

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
})
afterAll(() => given.app?.close())

type Sent = {
  readonly url: string
  readonly body: FormData | string
  readonly headers?: Readonly<Record<string, string>>
}

const formOf = (values: Readonly<Record<string, unknown>>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.append(name, value instanceof File ? value : String(value))
  return form
}

/** The half of its body, then what happens meanwhile, then the rest. */
async function sendSlowly({ url, body, headers = {} }: Sent, meanwhile: () => Promise<unknown>): Promise<Response> {
  const whole = new Request(origin, { method: 'POST', body })
  const bytes = new Uint8Array(await whole.arrayBuffer())
  const type = whole.headers.get('content-type') ?? ''
  const half = Math.floor(bytes.length / 2)
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(bytes.slice(0, half))
      await wait(200)
      await meanwhile()
      await wait(1_000)
      controller.enqueue(bytes.slice(half))
      controller.close()
    },
  })
  const asked = { origin, 'content-type': type, ...headers }
  return app().app.request(origin + url, {
    method: 'POST',
    body: stream,
    duplex: 'half',
    headers: asked,
  } as RequestInit)
}

const countJournal = async (): Promise<number> =>
  Number(
    (
      await db()
        .selectFrom('audit_entry')
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )

const coordinator = ({ actors }: FullCtg) => actors.townCoordinator.personId

const endSession = (ctg: FullCtg) => db().deleteFrom('person_session').where('userId', '=', coordinator(ctg)).execute()
const endMandate = (ctg: FullCtg) =>
  db()
    .updateTable('member')
    .set({ until: '2020-01-01' })
    .where('ctg_id', '=', ctg.ctgId)
    .where('person_id', '=', coordinator(ctg))
    .execute()
const endAdministration = (ctg: FullCtg) =>
  db().updateTable('person').set({ is_platform_administrator: false }).where('id', '=', coordinator(ctg)).execute()

/** As the coordinator of the town, to the row of this command. */
async function sentBy(ctg: FullCtg, name: string): Promise<Sent> {
  const row = commandRows[name] ?? expect.unreachable('no row')
  await row.prepare?.(db(), ctg)
  const cookie = await app().signIn(ctg.actors.townCoordinator)
  const form = row.form(ctg)
  if (row.isJson)
    return { url: row.url(ctg), body: JSON.stringify(form), headers: { cookie, 'content-type': 'application/json' } }
  const [path = '', search] = row.url(ctg).split('?')
  const url = `${path}.data${search === undefined ? '' : `?${search}`}`
  return { url, body: formOf({ intent: row.intent, ...form }), headers: { cookie } }
}

const withdrawn: readonly (readonly [string, string, (ctg: FullCtg) => Promise<unknown>, number])[] = [
  ['a form', 'ctg.update-party', endSession, 202],
  ['a form', 'ctg.update-party', endMandate, 404],
  ['a file', 'journey.file-paper-copy', endMandate, 404],
  ['cells of a grid', 'journey.change-signatories', endMandate, 404],
  ['the archive of a CTG', 'archives.receive-archive', endAdministration, 403],
]

test.each(withdrawn)('%s (%s), sent by who loses meanwhile what let her: %o', async (_what, name, withdraw, status) => {
  const ctg = await givenFullCtg(db())
  const sent = await sentBy(ctg, name)
  const before = await countJournal()
  const answer = await sendSlowly(sent, () => withdraw(ctg))
  expect({ status: answer.status, acts: (await countJournal()) - before }).toEqual({ status, acts: 0 })
})

test('who keeps her right is only slow', async () => {
  const ctg = await givenFullCtg(db())
  const before = await countJournal()
  const answer = await sendSlowly(await sentBy(ctg, 'ctg.update-party'), async () => undefined)
  expect({ status: answer.status, acts: (await countJournal()) - before }).toEqual({ status: 202, acts: 1 })
})

test('a personal link revoked meanwhile sends nothing', async () => {
  const ctg = await givenFullCtg(db())
  const { url, form } = doorRows['followup.send-reports'] ?? expect.unreachable('no row')
  const before = await countJournal()
  const answer = await sendSlowly({ url: `${url(ctg, '')}.data`, body: formOf(form(ctg)) }, () =>
    db().updateTable('report_link').set({ revoked_at: new Date() }).where('ctg_id', '=', ctg.ctgId).execute(),
  )
  expect({ status: answer.status, acts: (await countJournal()) - before }).toEqual({ status: 404, acts: 0 })
})

test('a workshop closed meanwhile takes no proposal', async () => {
  const ctg = await givenFullCtg(db())
  const { url, form } = doorRows['journey.propose-as-guest'] ?? expect.unreachable('no row')
  const answer = await sendSlowly({ url: `${url(ctg, '')}.data`, body: formOf(form(ctg)) }, () =>
    db().updateTable('workshop').set({ closed_at: new Date() }).where('ctg_id', '=', ctg.ctgId).execute(),
  )
  expect(answer.status).not.toBe(202)
})

test('comments closed meanwhile take no comment', async () => {
  const ctg = await givenFullCtg(db())
  const { url, form } = doorRows['comments.write-comment'] ?? expect.unreachable('no row')
  const answer = await sendSlowly({ url: `${url(ctg, '')}.data`, body: formOf(form(ctg)) }, () =>
    db().updateTable('comment_setting').set({ is_open: false }).where('ctg_id', '=', ctg.ctgId).execute(),
  )
  expect(answer.status).toBe(409)
})

test('a token of the API revoked meanwhile writes nothing', async () => {
  const ctg = await givenFullCtg(db())
  const token = await tokenOf(db(), ctg)
  const sent = {
    url: `/api/v1/ctgs/${ctg.ctgId}/actions/${ctg.ids.action}/reports`,
    body: JSON.stringify({ facts: 'Dix-huit familles.', status: 'in-progress', enteredFor: 'Julie Percale' }),
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
  }
  const before = await countJournal()
  const answer = await sendSlowly(sent, () =>
    db().updateTable('api_token').set({ revoked_at: new Date() }).where('ctg_id', '=', ctg.ctgId).execute(),
  )
  expect({ status: answer.status, acts: (await countJournal()) - before }).toEqual({ status: 401, acts: 0 })
})

test('a document asked for by who loses her mandate before its turn is not made', async () => {
  const ctg = await givenFullCtg(db())
  const cookie = await app().signIn(ctg.actors.townCoordinator)
  const url = `/ctg/${ctg.ctgId}/decisions/export?format=csv`
  const before = Promise.withResolvers<void>()
  const other = takePrintTurn(ctg.ctgId, () => before.promise)
  const asked = app().get(url, cookie)
  await wait(200)
  await endMandate(ctg)
  await wait(1_000)
  before.resolve()
  expect((await asked).status).toBe(404)
  await other
})
