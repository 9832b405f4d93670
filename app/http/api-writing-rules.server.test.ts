/** What other software sends wrong, late, twice or together, and under a mandate that ended. Rules: docs/rules/api.md §1, §3. */
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { mostTogether } from '#app/domains/api/api.ts'
import { done, openApiApp, refusal, tokenOf, traces } from '#test/api-app.server.ts'
import { testDatabase, testPool } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'

const db = await testDatabase()
const { ctg, other, base, send, read, close } = await openApiApp(db)
afterAll(close)

const hostile: readonly (readonly [string, string, number, string])[] = [
  ['no JSON', '{"title": ', 415, 'not-json'],
  ['a list', '[]', 415, 'not-json'],
  ['null', 'null', 415, 'not-json'],
  ['a text', '"title"', 415, 'not-json'],
  ['nested ten thousand times', `{"title":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 422, 'invalid-body'],
  ['nested two hundred thousand times', '[{"a":'.repeat(200_000), 415, 'not-json'],
  ['too heavy', JSON.stringify({ title: 'x'.repeat(2 * 1024 * 1024) }), 413, 'too-large'],
  ['a title too long', JSON.stringify({ title: 'x'.repeat(301) }), 422, 'invalid-body'],
  ['its own prototype', '{"__proto__": {"title": "x"}, "title": 1}', 422, 'invalid-body'],
  ['a field said twice, the last one wrong', '{"title": "x", "title": null}', 422, 'invalid-body'],
]
test.each(hostile)('what is sent is %s', async (_what, body, status, code) => {
  const before = await traces(db)
  const answer = await send('post', `${base}/actions`, body)
  // The deepest is read by some versions of Node, and refused all the same.
  if (status === 422) expect([415, 422]).toContain(answer.status)
  else await refusal(answer, status, code)
  expect(await traces(db)).toEqual(before)
})

test('another kind of content is refused', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  await refusal(await send('post', `${base}/actions`, 'title=x', { headers }), 415, 'not-json')
})

test('a NUL and half a character become what can be kept', async () => {
  const made = await done(await send('post', `${base}/actions`, '{"title": "Cr\\u0000èche \\ud800"}'), 201)
  expect((await read(`${base}/actions/${made.id}`)).content.title).toBe('Crèche \ufffd')
})

test('a change made meanwhile is refused, and told with who made it', async () => {
  const { id } = await done(await send('post', `${base}/actions`, { title: 'Un lieu', need: 'Le samedi' }), 201)
  const address = `${base}/actions/${id}`
  const { etag } = await read(address)
  const first = await send('patch', address, { nextStep: 'Choisir', tags: ['répit', 'samedi'] }, { match: etag })
  expect(await done(first)).toMatchObject({ id, version: 2 })
  const problem = await refusal(
    await send('patch', address, { nextStep: 'Visiter' }, { match: etag }),
    412,
    'changed-meanwhile',
  )
  expect(problem.changes).toHaveLength(1)
  expect(problem.changes[0]).toMatchObject({
    by: expect.stringContaining('Logiciel « Agenda »'),
    act: expect.any(String),
  })
  const { content } = await read(address)
  // What was not sent stays.
  expect(content).toMatchObject({ title: 'Un lieu', need: 'Le samedi', nextStep: 'Choisir', tags: ['répit', 'samedi'] })
  expect(
    await done(await send('patch', address, { nextStep: 'Visiter' }, { match: first.headers.get('etag') ?? '' })),
  ).toMatchObject({ version: 3 })
})

test('what was only said on the sheet meanwhile is not told as its change', async () => {
  const { id } = await done(await send('post', `${base}/actions`, { title: 'Commentée' }), 201)
  await done(await send('patch', `${base}/actions/${id}`, { nextStep: 'Choisir' }, { match: '"1"' }))
  const auditLine = { at: new Date(Date.now() + 60_000), person_name: 'Une personne', action: 'text.commented' }
  await db
    .insertInto('audit_entry')
    .values({ ...auditLine, ctg_id: ctg.ctgId, subject_type: 'action', subject_id: id, detail: '{}' })
    .execute()
  const late = await send('patch', `${base}/actions/${id}`, { nextStep: 'Visiter' }, { match: '"1"' })
  const { changes } = await refusal(late, 412, 'changed-meanwhile')
  expect(changes).toMatchObject([{ by: expect.stringContaining('Agenda'), act: 'Fiche modifiée' }])
})

test('what is sent again as it is changes nothing, and tells nobody', async () => {
  const levers = [
    { field: 'social-work', levers: ['CLAS'] },
    { field: 'benefits', levers: [] },
  ]
  const sheet = {
    title: 'La même',
    need: 'Le samedi',
    tags: ['répit', 'samedi'],
    cafLevers: levers,
    endsOn: '2028-06-30',
  }
  const { id } = await done(await send('post', `${base}/actions`, sheet), 201)
  const address = `${base}/actions/${id}`
  const step = { title: 'Visiter', targetOn: '2027-01-20', targetPrecision: 'day' }
  const { id: stepId } = await done(await send('post', `${address}/steps`, step, { match: '"1"' }))
  const measure = { name: 'Familles', unit: 'familles', target: 60 }
  const { id: measureId } = await done(await send('post', `${address}/measures`, measure, { match: '"2"' }))
  const before = await traces(db)
  const again = [
    await send('patch', address, sheet, { match: '"3"' }),
    await send('patch', `${address}/steps/${stepId}`, step, { match: '"3"' }),
    await send('patch', `${address}/measures/${measureId}`, measure, { match: '"3"' }),
  ]
  for (const answer of again) expect(await done(answer)).toMatchObject({ version: 3 })
  expect(await traces(db)).toEqual({ ...before, handled_request: Number(before.handled_request) + again.length })
})

test('a step keeps what is not sent of it', async () => {
  const { id } = await done(await send('post', `${base}/actions`, { title: 'Étapes' }), 201)
  const address = `${base}/actions/${id}`
  const step = { title: 'Visiter', targetOn: '2027-01-20', targetPrecision: 'day', responsible: 'Le service' }
  const added = await send('post', `${address}/steps`, step, { match: '"1"' })
  const { id: stepId } = await done(added)
  await done(
    await send(
      'patch',
      `${address}/steps/${stepId}`,
      { status: 'in-progress' },
      { match: added.headers.get('etag') ?? '' },
    ),
  )
  const { content } = await read(address)
  expect(content.steps).toMatchObject([
    {
      title: 'Visiter',
      target: { on: '2027-01-20', precision: 'day' },
      responsible: 'Le service',
      status: 'in-progress',
    },
  ])
})

test('what a rule of the plan refuses is refused in its words', async () => {
  const wrong = await refusal(
    await send('post', `${base}/actions`, { title: 'À l’envers', startsOn: '2028-01-01', endsOn: '2027-01-01' }),
    422,
    'invalid-body',
  )
  expect(wrong.errors).toEqual([{ pointer: '/endsOn', detail: expect.stringContaining('fin') }])
  const { id } = await done(await send('post', `${base}/actions`, { title: 'État' }), 201)
  const left = await send('post', `${base}/actions/${id}/status`, { status: 'abandoned' }, { match: '"1"' })
  expect((await refusal(left, 409, 'refused')).errors).not.toEqual([])
  const theirs = await send('post', `${base}/actions`, { title: 'x', themeId: other.themeId.replace(/^./, 'f') })
  await refusal(theirs, 404, 'not-found')
})

test(`up to ${mostTogether} actions are written together, or none, with an account of each`, async () => {
  const many = Array.from({ length: mostTogether }, (_, index) => ({ fields: { title: `Ensemble ${index}` } }))
  const theirs = { actionId: other.ids.action, version: 1, fields: { title: 'Ailleurs' } }
  const stale = { actionId: ctg.ids.action, version: 999_999, fields: { title: 'Trop tard' } }
  const wrong = [...many.slice(0, 5), { fields: { title: ' ' } }, theirs, stale, ...many.slice(5, 7)]
  const before = await traces(db)
  const refused = await refusal(await send('post', `${base}/actions/batch`, { items: wrong }), 422, 'batch-refused')
  expect(refused.items.map(({ code }: { code: string }) => code)).toEqual([
    ...Array.from({ length: 5 }, () => 'accepted'),
    ...['invalid-body', 'not-found', 'changed-meanwhile', 'accepted', 'accepted'],
  ])
  expect(refused.items[5].errors).toEqual([{ pointer: '/items/5/fields/title', detail: 'Donnez un titre à l’action.' }])
  await refusal(await send('post', `${base}/actions/batch`, { items: [...many, many[0]] }), 422, 'invalid-body')
  expect(await traces(db)).toEqual(before)
  const answer = await send('post', `${base}/actions/batch`, { items: many })
  expect([answer.status, (await answer.json()).items.length]).toEqual([200, mostTogether])
})

test('a token whose maker’s account is closed only reads', async () => {
  const own = await givenFullCtg(db)
  const as = await tokenOf(db, own)
  const { personId } = own.actors.townCoordinator
  await db
    .updateTable('person')
    .set({ closed_at: new Date(), closed_reason: 'Partie' })
    .where('id', '=', personId)
    .execute()
  await refusal(await send('post', `/ctgs/${own.ctgId}/actions`, { title: 'x' }, { as }), 403, 'mandate-ended')
  expect((await read(`/ctgs/${own.ctgId}`, as)).content.id).toBe(own.ctgId)
})

test('a token whose maker left the coordination only reads', async () => {
  const own = await givenFullCtg(db)
  const as = await tokenOf(db, own)
  const [mandate] = own.actors.townCoordinator.memberships
  await db
    .updateTable('member')
    .set({ until: '2020-01-01' })
    .where('ctg_id', '=', own.ctgId)
    .where('id', '=', mandate?.memberId ?? '')
    .execute()
  await refusal(await send('post', `/ctgs/${own.ctgId}/actions`, { title: 'x' }, { as }), 403, 'mandate-ended')
  expect((await read(`/ctgs/${own.ctgId}`, as)).content.id).toBe(own.ctgId)
})

test('an archived CTG is read, and written no more', async () => {
  const own = await givenFullCtg(db)
  const as = await tokenOf(db, own)
  await db.updateTable('ctg').set({ archived_at: new Date() }).where('id', '=', own.ctgId).execute()
  await refusal(await send('post', `/ctgs/${own.ctgId}/actions`, { title: 'x' }, { as }), 409, 'refused')
  expect((await read(`/ctgs/${own.ctgId}`, as)).content.id).toBe(own.ctgId)
})

test('a restricted sheet is not there for a token that writes', async () => {
  const own = await givenFullCtg(db)
  const as = await tokenOf(db, own)
  await db.updateTable('action').set({ is_restricted: true }).where('ctg_id', '=', own.ctgId).execute()
  const address = `/ctgs/${own.ctgId}/actions/${own.ids.action}`
  await refusal(await send('patch', address, { title: 'x' }, { as, match: '"1"' }), 404, 'not-found')
  await refusal(
    await send('post', `${address}/reports`, { facts: 'x', status: 'in-progress' }, { as }),
    404,
    'not-found',
  )
})

test('the same key sent at once writes once', async () => {
  const key = crypto.randomUUID()
  const own = await givenFullCtg(db)
  const as = await tokenOf(db, own)
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => send('post', `/ctgs/${own.ctgId}/actions`, { title: 'Une seule' }, { as, key })),
  )
  const ids = await Promise.all(answers.map(async (answer) => (await done(answer, 201)).id))
  expect(new Set(ids).size).toBe(1)
})

test('a trial says what the act would do, under a key that served too', async () => {
  const key = crypto.randomUUID()
  await done(await send('post', `${base}/actions`, { title: 'Pour de bon' }, { key }), 201)
  const before = await traces(db)
  const tried = await send('post', `${base}/actions?essai=1`, { title: 'Pour voir' }, { key })
  expect([tried.headers.get('idempotency-replayed'), (await done(tried)).isTrial]).toEqual([null, true])
  expect(await traces(db)).toEqual(before)
})

test('what is written in one CTG takes one connection, however much is sent at once', async () => {
  const own = await givenFullCtg(db)
  const as = await tokenOf(db, own)
  await done(await send('post', `/ctgs/${own.ctgId}/actions`, { title: 'La première' }, { as }), 201)
  const pool = await testPool()
  const client = await pool.connect()
  // On another connection: inside a transaction, the activity view keeps its first state.
  const waiting = async (): Promise<number> => {
    const { rows } = await pool.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    return rows[0]?.count ?? 0
  }
  await client.query('begin')
  await client.query("select from ctg_counter where ctg_id = $1 and kind = 'action' for update", [own.ctgId])
  const sent = Array.from({ length: 6 }, (_, index) =>
    send('post', `/ctgs/${own.ctgId}/actions`, { title: `Ensemble ${index}` }, { as }),
  )
  await expect.poll(waiting, { timeout: 10_000 }).toBe(1)
  await wait(300)
  expect(await waiting()).toBe(1)
  await client.query('commit')
  client.release()
  for (const answer of await Promise.all(sent)) await done(answer, 201)
})

test('two sets that change the same sheets in two orders wait for one another', async () => {
  const ids: string[] = []
  for (const title of ['Une', 'Deux', 'Trois'])
    ids.push((await done(await send('post', `${base}/actions`, { title }), 201)).id)
  const client = await (await testPool()).connect()
  const sorted = ids.toSorted()
  await client.query('begin')
  await client.query('select from action where ctg_id = $1 and id = $2 for update', [ctg.ctgId, sorted[0]])
  const items = sorted.toReversed().map((actionId) => ({ actionId, version: 1, fields: { nextStep: 'Choisir' } }))
  const sent = send('post', `${base}/actions/batch`, { items })
  await wait(300)
  // The request must hold no other sheet while it waits for the first.
  await client.query('select from action where ctg_id = $1 and id = any($2) for update', [ctg.ctgId, sorted])
  await client.query('commit')
  client.release()
  expect((await sent).status).toBe(200)
})
