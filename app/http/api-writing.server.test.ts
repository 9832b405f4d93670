/** What other software writes, by HTTP: by the commands of the screens, once, at the version it read, wholly or not at all. Rules: docs/rules/api.md §3. */
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/openapi-3-1'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { apiScopes, mostTogether } from '#app/domains/api/api.ts'
import { makeOpenApi } from '#app/domains/api/description/openapi.server.ts'
import { bodyName } from '#app/domains/api/description/openapi-paths.server.ts'
import type { WriteOperation } from '#app/domains/api/writing/write-operation.ts'
import { writeOperations } from '#app/domains/api/writing/write-operations.server.ts'
import { checkDeposit } from '#app/domains/deposits/check-deposit.server.ts'
import { defaultRule } from '#app/domains/secrecy/secrecy.ts'
import { testDatabase } from '#test/database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { givenWritingToken } from '#test/software-fixture.server.ts'

const db = await testDatabase()
const given: { app?: TestApp; ctg?: FullCtg; other?: FullCtg; token?: string } = {}
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const other = () => given.other ?? expect.unreachable('no other CTG')
const token = () => given.token ?? expect.unreachable('no token')
const site = 'http://localhost:3000'
const schemaId = 'https://trame.exemple.fr/openapi-ecriture.json'

beforeAll(async () => {
  given.app = await openTestApp(db)
  given.ctg = await givenFullCtg(db)
  given.other = await givenFullCtg(db)
  given.token = await tokenOf(ctg())
  const { components } = JSON.parse(JSON.stringify(makeOpenApi(site)))
  registerSchema({ components }, schemaId, 'https://spec.openapis.org/oas/3.1/dialect/base')
})
afterAll(() => {
  unregisterSchema(schemaId)
  given.app?.close()
})

async function tokenOf({ ctgId, actors }: FullCtg): Promise<string> {
  const lent = { ctgId, by: actors.townCoordinator, scopes: apiScopes, name: 'Agenda' }
  return (await givenWritingToken(db, lent)).apiToken
}

type Sending = {
  readonly as?: string
  readonly key?: string | null
  readonly match?: string
  readonly headers?: Readonly<Record<string, string>>
}

const send = (method: string, path: string, body?: unknown, { as, key, match, headers }: Sending = {}) =>
  app().app.request(`${site}/api/v1${path}`, {
    method: method.toUpperCase(),
    headers: {
      authorization: `Bearer ${as ?? token()}`,
      ...(key !== null && { 'idempotency-key': key ?? crypto.randomUUID() }),
      ...(match !== undefined && { 'if-match': match }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })

const base = () => `/ctgs/${ctg().ctgId}`
const read = async (path: string, as = token()) => {
  const answer = await app().app.request(`${site}/api/v1${path}`, { headers: { authorization: `Bearer ${as}` } })
  return { etag: answer.headers.get('etag') ?? '', content: await answer.json() }
}

const written = z.object({
  id: z.uuid(),
  version: z.int().nullable(),
  isTrial: z.boolean(),
  code: z.string().optional(),
})
const done = async (answer: Response, status = 200) => {
  const content = await answer.json()
  expect({ status: answer.status, content: answer.status === status ? '' : content }).toEqual({ status, content: '' })
  return written.parse(content)
}

async function refusal(answer: Response, status: number, code: string) {
  const problem = await answer.json()
  expect({ status: answer.status, code: problem.code, problem: answer.status === status ? '' : problem }).toEqual({
    ...{ status, code, problem: '' },
  })
  expect(await validate(`${schemaId}#/components/schemas/Problem`, problem, 'BASIC')).toMatchObject({ valid: true })
  return problem
}

/** What an act writes, counted: its rows, its journal, its messages, its kept key. */
async function traces(): Promise<Readonly<Record<string, number>>> {
  const tables = [
    'action',
    'action_step',
    'action_measure',
    'progress_report',
    'meeting',
    'agenda_item',
    'dataset',
  ] as const
  const also = ['audit_entry', 'webhook_message', 'handled_request', 'notice', 'outgoing_mail'] as const
  const { rows } = await sql<{ counts: Readonly<Record<string, number>> }>`
    select json_build_object(${sql.join(
      [...tables, ...also].flatMap((table) => [sql.lit(table), sql`(select count(*)::int from ${sql.table(table)})`]),
    )}) as counts`.execute(db)
  return rows[0]?.counts ?? {}
}

/** Small town, one year: what `npm run masquer` gives of it. */
const released = (cells: readonly (readonly (number | 'secret')[])[]) => ({
  ...{ version: 1, universe: 'fichier', areZerosShown: true, cells },
  rule: defaultRule('enfants'),
  rows: [
    { id: 'Total', label: 'Total', parentId: null },
    { id: 'Secteur nord', label: 'Secteur nord', parentId: 'Total' },
    { id: 'Secteur sud', label: 'Secteur sud', parentId: 'Total' },
    { id: 'Secteur est', label: 'Secteur est', parentId: 'Total' },
  ],
  columns: [{ id: 'Enfants', label: 'Enfants', parentId: null }],
})
const deposit = (cells: Parameters<typeof released>[0]) => ({
  ...{ name: 'Inscrits', unit: 'count', statisticalUnit: 'enfants inscrits', definition: 'Inscrits au 1er janvier.' },
  ...{ source: 'Service enfance', sourceOn: '2026-09-15', audience: 'members', threshold: 5 },
  tables: [{ year: 2025, released: released(cells) }],
})
const safe = [[100], [40], ['secret'], ['secret']] as const
const open = [[100], [40], [30], ['secret']] as const

/** A body that is right, for what has no example in its description. */
const bodies: Readonly<Record<string, (of: FullCtg) => unknown>> = {
  createMeeting: ({ ids }) => ({ bodyId: ids.body, day: '2027-03-02', hour: '14:30', place: 'Mairie' }),
  depositDataset: () => deposit(safe),
}
const bodyOf = ({ operationId, example }: WriteOperation, of: FullCtg) => bodies[operationId]?.(of) ?? example

const onceById = new Map<string, string>()
/** Steps, measures and points of the fixture, by their name in the addresses. */
async function partIds({ ctgId, ids }: FullCtg): Promise<Readonly<Record<string, string>>> {
  const firstOf = async (table: 'action_step' | 'agenda_item') => {
    const row = await db.selectFrom(table).select('id').where('ctg_id', '=', ctgId).executeTakeFirst()
    return row?.id ?? expect.unreachable(`no ${table}`)
  }
  return { stepId: await firstOf('action_step'), agendaItemId: await firstOf('agenda_item'), measureId: ids.measure }
}

async function addressOf({ path }: WriteOperation, of: FullCtg): Promise<string> {
  const ids = { ...addressIds(of), ...(await partIds(of)) }
  return path.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? expect.unreachable(name))
}

/** The ETag of what it changes: the meeting’s own for its agenda, else that of the sheet or the meeting. */
async function matchOf(operation: WriteOperation, of: FullCtg, as: string): Promise<Sending> {
  if (!operation.isVersioned) return {}
  const address = await addressOf(operation, of)
  const [thing = ''] = address.match(/^\/ctgs\/[^/]+\/\w+\/[^/]+/) ?? []
  const { etag, content } = await read(thing, as)
  if (!operation.path.includes('agendaItemId')) return { match: etag }
  const { agendaItemId } = await partIds(of)
  const item = content.agenda.find(({ id }: { id: string }) => id === agendaItemId)
  return { match: `"${item.version}"` }
}

describe.each(writeOperations.map((one) => [one.operationId, one] as const))('%s', (name, operation) => {
  const { method, scope, body } = operation

  test('is tried without a trace, then done once, and told again to the same key', async () => {
    // What removes, or ends, spoils the things of the others.
    const isSpoiling = method === 'delete' || name === 'changeActionStatus'
    const own = isSpoiling ? await givenFullCtg(db) : ctg()
    const as = isSpoiling ? await tokenOf(own) : token()
    const [address, sent] = [await addressOf(operation, own), bodyOf(operation, own)]
    const at = await matchOf(operation, own, as)
    const before = await traces()
    const tried = await send(method, `${address}?essai=1`, sent, { ...at, as, key: null })
    expect([tried.status, (await tried.json()).isTrial]).toEqual([200, true])
    expect(await traces()).toEqual(before)

    const key = crypto.randomUUID()
    const answer = await send(method, address, sent, { ...at, as, key })
    const content = await answer.json()
    expect({ ok: answer.ok, content: answer.ok ? '' : content }).toEqual({ ok: true, content: '' })
    expect(await validate(`${schemaId}#/components/schemas/${operation.answer}`, content, 'BASIC')).toMatchObject({
      valid: true,
    })
    const after = await traces()
    expect(after.audit_entry).toBeGreaterThan(before.audit_entry ?? 0)
    const line = await db
      .selectFrom('audit_entry')
      .select(['person_name', 'party_id'])
      .where('ctg_id', '=', own.ctgId)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(line.person_name).toMatch(/^Logiciel « Agenda », au nom de la coordination \(/)
    expect(line.party_id).toBe(own.partyId)

    const again = await send(method, address, sent, { ...at, as, key })
    expect([again.status, again.headers.get('idempotency-replayed'), await again.json()]).toEqual([
      answer.status,
      'true',
      content,
    ])
    const otherwise = body ? { ...Object(sent), title: 'Autre chose' } : undefined
    const elsewhere = body ? address : address.replace(/[^/]+$/, crypto.randomUUID())
    if (!body || 'title' in body.shape)
      await refusal(await send(method, elsewhere, otherwise, { ...at, as, key }), 422, 'key-reused')
    expect(await traces()).toEqual(after)
  })

  test('is refused without its scope, its key, its version, and of another CTG, and writes nothing', async () => {
    const before = await traces()
    const [address, sent] = [await addressOf(operation, ctg()), bodyOf(operation, ctg())]
    const at = await matchOf(operation, ctg(), token())
    const lent = {
      ctgId: ctg().ctgId,
      by: ctg().actors.townCoordinator,
      scopes: apiScopes.filter((one) => one !== scope),
    }
    const { apiToken: narrow } = await givenWritingToken(db, lent)
    await refusal(await send(method, address, sent, { ...at, as: narrow }), 403, 'scope-missing')
    await refusal(await send(method, address, sent, { ...at, as: ctg().software.apiToken }), 403, 'scope-missing')
    await refusal(await send(method, address, sent, { ...at, key: null }), 400, 'key-missing')
    await refusal(await send(method, address, sent, { ...at, key: 'court' }), 400, 'key-missing')
    await refusal(await send(method, `${address}?essai=oui`, sent, at), 400, 'invalid-query')
    if (operation.isVersioned) {
      await refusal(await send(method, address, sent), 428, 'version-missing')
      await refusal(await send(method, address, sent, { match: '*' }), 428, 'version-missing')
      await refusal(await send(method, address, sent, { match: '"999999"' }), 412, 'changed-meanwhile')
    }
    const [theirs, mixed] = [await addressOf(operation, other()), await mixedAddress(operation)]
    await refusal(await send(method, theirs, sent, { match: '"1"' }), 404, 'not-found')
    if (mixed !== undefined) await refusal(await send(method, mixed, sent, { match: '"1"' }), 404, 'not-found')
    expect(await traces()).toEqual(before)
  })

  test.runIf(body)('is refused what it does not take, each fault at its place', async () => {
    const before = await traces()
    const [address, sent] = [await addressOf(operation, ctg()), Object(bodyOf(operation, ctg()))]
    const at = await matchOf(operation, ctg(), token())
    const known = await validate(`${schemaId}#/components/schemas/${bodyName(operation)}`, sent, 'BASIC')
    expect(known).toMatchObject({ valid: true })
    const unknown = await refusal(await send(method, address, { ...sent, inconnu: 1 }, at), 422, 'invalid-body')
    expect(unknown.errors).toContainEqual({ pointer: '/inconnu', detail: 'Ce champ est inconnu ici.' })
    for (const [field] of Object.entries(sent)) {
      for (const wrong of [{ a: { b: [] } }, [[[]]], 'x'.repeat(70_000), true]) {
        const answer = await send(method, address, { ...sent, [field]: wrong }, at)
        if (answer.ok) expect.unreachable(`${field} took ${JSON.stringify(wrong).slice(0, 40)}`)
        const { errors, detail } = await answer.json()
        expect([answer.status, detail.length > 0]).toEqual([422, true])
        expect(errors.some(({ pointer }: { pointer: string }) => pointer.startsWith(`/${field}`))).toBe(true)
      }
    }
    expect(await traces()).toEqual(before)
  })

  /** Its CTG, with the thing of another. */
  async function mixedAddress(one: WriteOperation): Promise<string | undefined> {
    const theirs = await addressOf(one, other())
    const mixed = theirs.replace(other().ctgId, ctg().ctgId)
    return mixed === (await addressOf(one, ctg())) ? undefined : mixed
  }
  onceById.set(name, method)
})

test('every operation has a name of its own', () => {
  expect(onceById.size).toBe(writeOperations.length)
})

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
  const before = await traces()
  const answer = await send('post', `${base()}/actions`, body)
  // The deepest is read by some versions of Node, and refused all the same.
  if (status === 422) expect([415, 422]).toContain(answer.status)
  else await refusal(answer, status, code)
  expect(await traces()).toEqual(before)
})

test('another kind of content is refused', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  await refusal(await send('post', `${base()}/actions`, 'title=x', { headers }), 415, 'not-json')
})

test('a NUL and half a character become what can be kept', async () => {
  const made = await done(await send('post', `${base()}/actions`, '{"title": "Cr\\u0000èche \\ud800"}'), 201)
  expect((await read(`${base()}/actions/${made.id}`)).content.title).toBe('Crèche \ufffd')
})

test('a change made meanwhile is refused, and told with who made it', async () => {
  const { id } = await done(await send('post', `${base()}/actions`, { title: 'Un lieu', need: 'Le samedi' }), 201)
  const address = `${base()}/actions/${id}`
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

test('a step keeps what is not sent of it', async () => {
  const { id } = await done(await send('post', `${base()}/actions`, { title: 'Étapes' }), 201)
  const address = `${base()}/actions/${id}`
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
    await send('post', `${base()}/actions`, { title: 'À l’envers', startsOn: '2028-01-01', endsOn: '2027-01-01' }),
    422,
    'invalid-body',
  )
  expect(wrong.errors).toEqual([{ pointer: '/endsOn', detail: expect.stringContaining('fin') }])
  const { id } = await done(await send('post', `${base()}/actions`, { title: 'État' }), 201)
  const left = await send('post', `${base()}/actions/${id}/status`, { status: 'abandoned' }, { match: '"1"' })
  expect((await refusal(left, 409, 'refused')).errors).not.toEqual([])
  const theirs = await send('post', `${base()}/actions`, { title: 'x', themeId: other().themeId.replace(/^./, 'f') })
  await refusal(theirs, 404, 'not-found')
})

test(`up to ${mostTogether} actions are written together, or none, with an account of each`, async () => {
  const many = Array.from({ length: mostTogether }, (_, index) => ({ fields: { title: `Ensemble ${index}` } }))
  const theirs = { actionId: other().ids.action, version: 1, fields: { title: 'Ailleurs' } }
  const stale = { actionId: ctg().ids.action, version: 999_999, fields: { title: 'Trop tard' } }
  const wrong = [...many.slice(0, 5), { fields: { title: ' ' } }, theirs, stale, ...many.slice(5, 7)]
  const before = await traces()
  const refused = await refusal(await send('post', `${base()}/actions/batch`, { items: wrong }), 422, 'batch-refused')
  expect(refused.items.map(({ code }: { code: string }) => code)).toEqual([
    ...Array.from({ length: 5 }, () => 'accepted'),
    ...['invalid-body', 'not-found', 'changed-meanwhile', 'accepted', 'accepted'],
  ])
  expect(refused.items[5].errors).toEqual([{ pointer: '/title', detail: 'Donnez un titre à l’action.' }])
  await refusal(await send('post', `${base()}/actions/batch`, { items: [...many, many[0]] }), 422, 'invalid-body')
  expect(await traces()).toEqual(before)
  const answer = await send('post', `${base()}/actions/batch`, { items: many })
  expect([answer.status, (await answer.json()).items.length]).toEqual([200, mostTogether])
})

test('a token whose maker’s account is closed only reads', async () => {
  const own = await givenFullCtg(db)
  const as = await tokenOf(own)
  const { personId } = own.actors.townCoordinator
  await db
    .updateTable('person')
    .set({ closed_at: new Date(), closed_reason: 'Partie' })
    .where('id', '=', personId)
    .execute()
  await refusal(await send('post', `/ctgs/${own.ctgId}/actions`, { title: 'x' }, { as }), 403, 'mandate-ended')
})

test('a token whose maker left the coordination only reads', async () => {
  const own = await givenFullCtg(db)
  const as = await tokenOf(own)
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
  const as = await tokenOf(own)
  await db.updateTable('ctg').set({ archived_at: new Date() }).where('id', '=', own.ctgId).execute()
  await refusal(await send('post', `/ctgs/${own.ctgId}/actions`, { title: 'x' }, { as }), 409, 'refused')
  expect((await read(`/ctgs/${own.ctgId}`, as)).content.id).toBe(own.ctgId)
})

test('a restricted sheet is not there for a token that writes', async () => {
  const own = await givenFullCtg(db)
  const as = await tokenOf(own)
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
  const as = await tokenOf(own)
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => send('post', `/ctgs/${own.ctgId}/actions`, { title: 'Une seule' }, { as, key })),
  )
  const ids = await Promise.all(answers.map(async (answer) => (await done(answer, 201)).id))
  expect(new Set(ids).size).toBe(1)
})

/** The check runs as its job would. */
async function checked(datasetId: string): Promise<void> {
  const author = { personId: null, name: 'Logiciel' }
  await checkDeposit(db, new Date(), { ctgId: ctg().ctgId, datasetId, author })
}

test('masked figures are read once the attacker of the server let them pass; those it opens are shown to nobody', async () => {
  const passed = await done(await send('post', `${base()}/datasets`, deposit(safe)), 201)
  expect((await read(`${base()}/datasets/${passed.id}`)).content).toMatchObject({ state: 'checking', cells: [] })
  await checked(passed.id)
  const { content } = await read(`${base()}/datasets/${passed.id}`)
  expect(content).toMatchObject({ state: 'shown', isRead: true })
  expect(content.cells.filter(({ status }: { status: string }) => status === 'secret')).toHaveLength(2)
  // The same counts under another name: what was hidden before is now shown, and the two together open it.
  const second = await done(
    await send('post', `${base()}/datasets`, { ...deposit([[100], [40], [57], ['secret']]) }),
    201,
  )
  await checked(second.id)
  expect((await read(`${base()}/datasets/${second.id}`)).content).toMatchObject({ state: 'refused', cells: [] })
  const alone = await done(
    await send('post', `${base()}/datasets`, { ...deposit(open), statisticalUnit: 'enfants attendus' }),
    201,
  )
  await checked(alone.id)
  expect((await read(`${base()}/datasets/${alone.id}`)).content.state).toBe('refused')
  const small = await send('post', `${base()}/datasets`, deposit([[100], [40], [57], [3]]))
  await refusal(small, 422, 'invalid-body')
})

test('figures for one party are read by a token of that party alone', async () => {
  const own = { ...deposit(safe), statisticalUnit: 'enfants de la ville', audience: 'party' }
  const { id } = await done(await send('post', `${base()}/datasets`, own), 201)
  await checked(id)
  const { ctgId, actors } = ctg()
  const caf = await givenWritingToken(db, { ctgId, by: actors.cafCoordinator, scopes: ['read-figures'] })
  const theirs = await read(`${base()}/datasets/${id}`, caf.apiToken)
  expect(theirs.content).toMatchObject({ isRead: false, cells: [], places: [] })
  expect((await read(`${base()}/datasets/${id}`)).content.cells.length).toBeGreaterThan(0)
})
