/** The API by HTTP: what a token opens and reads, what it never shows, what each wrong request is told. Rules: docs/rules/api.md. */
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/openapi-3-1'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { apiLimits, apiScopes } from '#app/domains/api/api.ts'
import { createToken } from '#app/domains/api/commands/create-token.server.ts'
import { revokeToken } from '#app/domains/api/commands/revoke-token.server.ts'
import { makeOpenApi } from '#app/domains/api/description/openapi.server.ts'
import { operations } from '#app/domains/api/operations.server.ts'
import { makeApiToken } from '#app/domains/api/tokens.server.ts'
import { writeOperations } from '#app/domains/api/writing/write-operations.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { givenLinkedSoftware, givenWritingToken } from '#test/software-fixture.server.ts'

const db = await testDatabase()
const given: { app?: TestApp; ctg?: FullCtg; other?: FullCtg; token?: string } = {}
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const other = () => given.other ?? expect.unreachable('no other CTG')
/** Of every scope, lent by the coordination of the town. */
const wide = () => given.token ?? expect.unreachable('no token')
const site = 'http://localhost:3000'
/** What the validator, which is none of ours, answers of what is right. */
const valid = { valid: true }
const schemaId = 'https://trame.exemple.fr/openapi.json'

beforeAll(async () => {
  given.app = await openTestApp(db)
  given.ctg = await givenFullCtg(db)
  given.other = await givenFullCtg(db)
  await addSecrets(ctg())
  const lent = { ctgId: ctg().ctgId, by: ctg().actors.townCoordinator, scopes: apiScopes }
  given.token = (await givenWritingToken(db, lent)).apiToken
  await db
    .insertInto('measure_value')
    .values({
      ctg_id: ctg().ctgId,
      id: crypto.randomUUID(),
      measure_id: ctg().ids.measure,
      measured_on: '2026-10-01',
      value: 18,
      source: 'Relevé',
    })
    .execute()
  const { components } = JSON.parse(JSON.stringify(makeOpenApi(site)))
  registerSchema({ components }, schemaId, 'https://spec.openapis.org/oas/3.1/dialect/base')
})
afterAll(() => {
  unregisterSchema(schemaId)
  given.app?.close()
})

/** What an earlier test tried is not held against the next. */
afterEach(() => db.deleteFrom('attempt').where('key', 'like', 'api-guess:%').execute())

/** What must never leave: the address of a lead, and names of things that the plan does not hold. */
const secrets = [
  ...['pilote.cachee@exemple.fr', 'Un constat d’un seul côté', 'Un témoignage confié'],
  ...['Titulaire Nommée', 'Réunion en projet'],
]
async function addSecrets({ ctgId, ids }: FullCtg): Promise<void> {
  await db
    .updateTable('action')
    .set({ lead_email: 'pilote.cachee@exemple.fr', lead_name: 'Claire Martin' })
    .where('ctg_id', '=', ctgId)
    .execute()
  await db
    .updateTable('finding')
    .set({ title: 'Un constat d’un seul côté', status: 'proposed' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.finding)
    .execute()
  await db.updateTable('seat').set({ holder_name: 'Titulaire Nommée' }).where('ctg_id', '=', ctgId).execute()
  await db
    .insertInto('meeting')
    .values({
      ...{ ctg_id: ctgId, id: crypto.randomUUID(), body_id: ids.body, title: 'Réunion en projet' },
      ...{ starts_at: new Date('2027-01-12T09:00:00Z'), status: 'draft' },
    })
    .execute()
  await db
    .updateTable('testimony')
    .set({ text: 'Un témoignage confié' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.testimony)
    .execute()
}

const get = (path: string, token?: string, headers: Readonly<Record<string, string>> = {}) =>
  app().app.request(`${site}/api/v1${path}`, {
    headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
  })
const addressOf = (path: string, whose: FullCtg) =>
  path.replace(/\{(\w+)\}/g, (_all, name: string) => addressIds(whose)[name] ?? expect.unreachable(name))

async function expectProblem(answer: Response, status: number, code: string): Promise<void> {
  expect({ status: answer.status, type: answer.headers.get('content-type') }).toEqual({
    status,
    type: 'application/problem+json; charset=utf-8',
  })
  const problem = await answer.json()
  expect(problem).toMatchObject({ status, code, type: `${site}/api#${code}` })
  expect(await validate(`${schemaId}#/components/schemas/Problem`, problem, 'BASIC')).toMatchObject(valid)
}

test('openapi.json is a right OpenAPI 3.1 document, open to all', async () => {
  const answer = await get('/openapi.json')
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  const document = await answer.json()
  expect(await validate('https://spec.openapis.org/oas/3.1/schema-base', document, 'BASIC')).toMatchObject(valid)
  const described = Object.values(document.paths).flatMap((item) => Object.keys(Object(item)))
  expect(described).toHaveLength(operations.length + writeOperations.length)
})

/** Every example of an answer, with the shape it is told to have. */
function examplesIn({ paths }: ReturnType<typeof makeOpenApi>) {
  const contents = Object.values(paths)
    .flatMap((item) => Object.values(item))
    .flatMap(({ responses }) => Object.values(Object(responses)))
    .flatMap((answer) => Object.values(Object(Object(answer).content)))
  const content = z.object({
    schema: z.object({ $ref: z.string() }),
    example: z.unknown().optional(),
    examples: z.record(z.string(), z.object({ value: z.unknown() })).default({}),
  })
  return contents.flatMap((one) => {
    const { schema, example, examples } = content.parse(one)
    const values = [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)]
    return values.map((value) => ({ shape: schema.$ref.split('/').at(-1) ?? '', value }))
  })
}

test('every example of an answer has the shape it is told to have', async () => {
  const unique = new Map(examplesIn(makeOpenApi(site)).map((one) => [JSON.stringify(one), one]))
  expect(unique.size).toBeGreaterThan(15)
  for (const { shape, value } of unique.values())
    expect(await validate(`${schemaId}#/components/schemas/${shape}`, Object(value), 'BASIC')).toMatchObject(valid)
})

describe.each(operations.map((operation) => [operation.path, operation] as const))(
  'GET %s',
  (path, { answer: name, scopes = [] }) => {
    test('answers its token in the shape it tells, with nothing that must not leave', async () => {
      const answer = await get(addressOf(path, ctg()), scopes.length > 0 ? wide() : ctg().software.apiToken)
      const text = await answer.text()
      expect({ status: answer.status, text: answer.status === 200 ? '' : text }).toEqual({ status: 200, text: '' })
      const shape = `${schemaId}#/components/schemas/${name}`
      expect(await validate(shape, JSON.parse(text), 'BASIC')).toMatchObject(valid)
      for (const secret of [...secrets, '@']) expect(text).not.toContain(secret)
    })

    test('is closed without a token, to a token of another CTG, expired or revoked', async () => {
      const address = addressOf(path, ctg())
      await expectProblem(await get(address), 401, 'token-missing')
      await expectProblem(await get(address, 'trame_unknown'), 401, 'token-refused')
      if (path.includes('{ctgId}')) await expectProblem(await get(address, other().software.apiToken), 404, 'not-found')
      const expired = await givenLinkedSoftware(db, ctg().ctgId, {
        url: `https://exemple.fr/${crypto.randomUUID()}`,
        expiresAt: new Date('2026-11-25T00:00:00Z'),
      })
      await expectProblem(await get(address, expired.apiToken), 401, 'token-refused')
      if (scopes.length > 0) await expectProblem(await get(address, ctg().software.apiToken), 403, 'scope-missing')
    })

    test('is not opened by a person’s session, nor by a token in the address', async () => {
      const address = `${site}/api/v1${addressOf(path, ctg())}`
      const cookie = await app().signIn(ctg().actors.townCoordinator)
      await expectProblem(await app().app.request(address, { headers: { cookie } }), 401, 'token-missing')
      const asked = `${address}?access_token=${ctg().software.apiToken}`
      await expectProblem(await app().app.request(asked), 401, 'token-missing')
    })

    test('unchanged is not sent again', async () => {
      const address = addressOf(path, ctg())
      const first = await get(address, wide())
      const etag = first.headers.get('etag') ?? ''
      const again = await get(address, wide(), { 'if-none-match': etag })
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
      expect(again.headers.get('cache-control')).toBe('private, no-cache')
    })
  },
)

const ofOneThing = operations.filter(({ path }) => path.replace('{ctgId}', '').includes('{'))
test.each(ofOneThing.map(({ path }) => path))(
  '%s of another CTG, or an id that is none, is not found',
  async (path) => {
    const own = path.replace('{ctgId}', ctg().ctgId)
    const theirs = addressOf(own, other())
    for (const address of [theirs, own.replace(/\{\w+\}/g, crypto.randomUUID()), own.replace(/\{\w+\}/g, '1234')])
      await expectProblem(await get(address, wide()), 404, 'not-found')
  },
)

test('lists go by pages, with the addresses of the others', async () => {
  const big = await givenFullCtg(db)
  const { apiToken } = big.software
  await db
    .insertInto('action')
    .values(
      Array.from({ length: 249 }, (_, index) => ({
        ctg_id: big.ctgId,
        id: crypto.randomUUID(),
        number: index + 2,
        code: String(index + 2),
        title: `Action ${index + 2}`,
        status: 'in-progress' as const,
        created_at: new Date(),
      })),
    )
    .execute()
  const address = `/ctgs/${big.ctgId}/actions`
  const second = await get(`${address}?page=2`, apiToken)
  const page = await second.json()
  expect(page).toMatchObject({ page: 2, pageSize: 100, pageCount: 3, total: 250 })
  expect(page.items.map(({ number }: { number: number }) => number)).toEqual(
    Array.from({ length: 100 }, (_, index) => index + 101),
  )
  const to = (number: number, rel: string) => `<${site}/api/v1${address}?page=${number}>; rel="${rel}"`
  const next = `<${site}/api/v1${address}?curseur=${page.nextCursor}>; rel="next"`
  expect(second.headers.get('link')).toBe([next, to(1, 'prev'), to(3, 'last')].join(', '))
  const beyond = await get(`${address}?page=99`, apiToken)
  expect(beyond.headers.get('link')).toBe([to(3, 'prev'), to(3, 'last')].join(', '))
  expect((await (await get(`${address}?page=4`, apiToken)).json()).items).toEqual([])
  const some = await (await get(`${address}?etat=en-cours&q=action%2012&fiche=${page.items[0].id}`, apiToken)).json()
  expect(some).toMatchObject({ total: 0, items: [] })
  const one = await get(`${address}?page=1&etat=terminees&etat=en-cours&fiche=${page.items[0].id}`, apiToken)
  expect(await one.json()).toMatchObject({ total: 1, items: [{ id: page.items[0].id }] })
  expect(one.headers.get('link')).toContain('etat=terminees&etat=en-cours')
  for (const wrong of ['0', '-1', 'deux', '1.5', '9999999'])
    await expectProblem(await get(`${address}?page=${wrong}`, apiToken), 400, 'invalid-query')
})

test.each([
  ['actions', 'etat=nimp', /^« etat » n’a pas une valeur possible\. Valeurs possibles : .*en-cours/],
  ['actions', 'etat=en-cours&etat=nimp', /^« etat » n’a pas une valeur possible/],
  ['actions', 'theme=petite-enfance', /^« theme » n’a pas une valeur possible\. Voyez openapi\.json\.$/],
  ['actions', 'annee=1500', /^« annee » n’a pas une valeur possible/],
  [
    'actions',
    'status=done',
    /^« status » : paramètre inconnu ici\. Cette adresse prend : page, curseur, limite, q, theme, etat/,
  ],
  ['actions', 'status=done&state=x', /^« status », « state » : paramètres inconnus ici/],
  ['actions', 'q=creche&q=jardin', /^« q » est donné plusieurs fois/],
  ['measures', 'etat=en-cours', /^« etat » : paramètre inconnu ici\. Cette adresse prend : page, curseur, limite\.$/],
  ['plan', 'page=1', /^« page » : paramètre inconnu ici\. Cette adresse n’en prend aucun\.$/],
])('%s?%s is refused with its parameter, instead of answering everything', async (path, search, said) => {
  const answer = await get(`/ctgs/${ctg().ctgId}/${path}?${search}`, ctg().software.apiToken)
  expect((await answer.clone().json()).detail).toMatch(said)
  await expectProblem(answer, 400, 'invalid-query')
})

test('an answer tells how many more may be asked', async () => {
  const { software } = await givenFullCtg(db)
  const leftAfter = async () => (await get('/ctgs', software.apiToken)).headers.get('ratelimit')
  expect([await leftAfter(), await leftAfter()]).toEqual(['"jeton";r=599', '"jeton";r=598'])
  expect((await get('/ctgs', software.apiToken)).headers.get('ratelimit-policy')).toBe('"jeton";q=600;w=600')
})

const nextOf = (answer: Response): string | undefined =>
  answer.headers
    .get('link')
    ?.match(/<([^>]+)>; rel="next"/)?.[1]
    ?.replace(`${site}/api/v1`, '')

/** Follows a list to its end. @param between what happens after its first part */
async function follow(address: string, token: string, between: () => Promise<unknown> = async () => undefined) {
  const ids: string[] = []
  let next: string | undefined = address
  for (let parts = 0; next !== undefined; parts += 1) {
    expect(parts).toBeLessThan(20)
    const answer = await get(next, token)
    const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(await answer.json())
    ids.push(...items.map(({ id }) => id))
    if (parts === 0) await between()
    next = nextOf(answer)
  }
  return ids
}

const lists = operations.filter(({ query }) => 'curseur' in query.shape).map(({ path }) => path)
test.each(lists)('%s is followed by its cursors, to the end and each thing once', async (path) => {
  const address = addressOf(path, ctg())
  const { items } = await (await get(address, wide())).json()
  const ids = items.map(({ id }: { id: string }) => id)
  expect(await follow(`${address}?limite=1`, wide())).toEqual(ids)
  for (const wrong of ['curseur=nimp', 'curseur=WyJsaXN0QXV0cmUiLFsxXV0', 'limite=0', 'limite=101', 'curseur='])
    await expectProblem(await get(`${address}?${wrong}`, wide()), 400, 'invalid-query')
})

test('what is added meanwhile neither shifts nor repeats what follows', async () => {
  const { ctgId, ids, software } = await givenFullCtg(db)
  const addMeeting = (day: number) =>
    db
      .insertInto('meeting')
      .values({
        ...{ ctg_id: ctgId, id: crypto.randomUUID(), body_id: ids.body, title: `Réunion ${day}`, status: 'convened' },
        starts_at: new Date(Date.UTC(2028, 0, day)),
      })
      .execute()
  for (const day of [1, 2, 3, 4]) await addMeeting(day)
  const address = `/ctgs/${ctgId}/meetings`
  const before = await follow(`${address}?limite=2`, software.apiToken)
  // The latest comes first: without a cursor, one page would say again the last of the page before.
  expect(await follow(`${address}?limite=2`, software.apiToken, () => addMeeting(5))).toEqual(before)
})

test('the page of a site asks only with a token that names it, and never with a cookie', async () => {
  const { ctgId, actors } = ctg()
  const origin = 'https://tableau.ville.fr'
  const lent = { ctgId, by: actors.townCoordinator, scopes: ['write-actions'] as const, origins: [origin] }
  const { apiToken } = await givenWritingToken(db, lent)
  const from = (site: string, token: string) => get(`/ctgs/${ctgId}`, token, { origin: site })
  const answer = await from(origin, apiToken)
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, origin])
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  expect(answer.headers.get('vary')).toContain('origin')
  await expectProblem(await from('https://ailleurs.fr', apiToken), 403, 'origin-refused')
  await expectProblem(await from(origin, ctg().software.apiToken), 403, 'origin-refused')
  const ask = (site: string) =>
    app().app.request(`http://localhost:3000/api/v1/ctgs/${ctgId}/actions`, {
      method: 'OPTIONS',
      headers: { origin: site, 'access-control-request-method': 'POST' },
    })
  const allowed = await ask(origin)
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, origin])
  expect(allowed.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST')
  expect(allowed.headers.get('access-control-allow-headers')).toContain('idempotency-key')
  await expectProblem(await ask('https://ailleurs.fr'), 403, 'origin-refused')
})

test('a method that an address does not know is refused with those it knows, an unknown address is not found', async () => {
  for (const [path, method, allow] of [
    ['actions', 'DELETE', 'GET, HEAD, POST'],
    ['plan', 'POST', 'GET, HEAD'],
    ['decisions', 'PUT', 'GET, HEAD'],
  ] as const) {
    const answer = await app().app.request(`${site}/api/v1/ctgs/${ctg().ctgId}/${path}`, {
      method,
      headers: { authorization: `Bearer ${ctg().software.apiToken}`, origin: site },
    })
    expect(answer.headers.get('allow')).toBe(allow)
    await expectProblem(answer, 405, 'method-not-allowed')
  }
  await expectProblem(await get('/inconnu', ctg().software.apiToken), 404, 'not-found')
})

test('a token made by the page is shown once, kept as a hash, and closed at once when revoked', async () => {
  const { ctgId, actors } = ctg()
  const cookie = await app().signIn(actors.townCoordinator)
  const page = `/ctg/${ctgId}/membres/logiciels`
  const said = { name: 'Tableau de bord', days: '30', scopes: ['write-actions', 'read-figures'] }
  const wrong = await app().post(
    page,
    { intent: 'create-token', ...said, origins: 'http://tableau.ville.fr/x' },
    cookie,
  )
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Écrivez un site par ligne')])
  const form = {
    ...{ intent: 'create-token', ...said, origins: 'https://tableau.ville.fr\nhttps://tableau.ville.fr/\n' },
    requestId: crypto.randomUUID(),
  }
  const made = await app().post(page, form, cookie)
  const carried = made.headers.getSetCookie().find((one) => one.startsWith('trame_jeton=')) ?? ''
  expect(carried).toMatch(/Max-Age=60; HttpOnly; SameSite=Strict/)
  const value = carried.match(/trame_jeton=([^;]+)/)?.[1] ?? ''
  const { token } = z.object({ token: z.string() }).parse(JSON.parse(decodeURIComponent(value)))
  const shown = await app().get(page, `${cookie}; trame_jeton=${value}`)
  expect(await shown.text()).toContain(token)
  expect(shown.headers.getSetCookie().some((one) => /^trame_jeton=;.*Max-Age=0/.test(one))).toBe(true)
  expect(await (await app().get(page, cookie)).text()).not.toContain(token)
  const again = await app().post(page, form, cookie)
  expect(again.headers.getSetCookie().some((one) => one.startsWith('trame_jeton='))).toBe(false)

  const row = await db
    .selectFrom('api_token')
    .selectAll()
    .where('ctg_id', '=', ctgId)
    .where('name', '=', 'Tableau de bord')
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    ...{ scopes: ['write-actions', 'read-figures'], origins: ['https://tableau.ville.fr'] },
    ...{ party_id: ctg().partyId, created_by_id: actors.townCoordinator.personId },
  })
  expect(row.token_hash).toBe(hashLinkToken(token))
  expect((await get(`/ctgs/${ctgId}`, token)).status).toBe(200)
  await revokeToken(ctg().as(actors.cafCoordinator), { ctgId, tokenId: row.id })
  await expectProblem(await get(`/ctgs/${ctgId}`, token), 401, 'token-refused')
})

test('a token says when it was last used, known to five minutes', async () => {
  const { ctgId, software } = await givenFullCtg(db)
  const lastUse = async () => {
    const row = db.selectFrom('api_token').select('last_used_at as at').where('ctg_id', '=', ctgId)
    return (await row.executeTakeFirstOrThrow()).at
  }
  expect(await lastUse()).toBeNull()
  await get('/ctgs', software.apiToken)
  const first = await lastUse()
  expect(first).toBeInstanceOf(Date)
  await get('/ctgs', software.apiToken)
  expect(await lastUse()).toEqual(first)
})

test('a coordinator learns what the other opened', async () => {
  const { ctgId, actors, as } = await givenFullCtg(db)
  const tokenHash = hashLinkToken(makeApiToken())
  await createToken(as(actors.townCoordinator), { ctgId, name: 'Portail', days: '30', tokenHash })
  const told = await db
    .selectFrom('notice')
    .select('person_id')
    .where('ctg_id', '=', ctgId)
    .where('kind', '=', 'software-linked')
    .execute()
  expect(told).toEqual([{ person_id: actors.cafCoordinator.personId }])
})

test('a token that asks too much waits; so does an address that tries tokens', async () => {
  const { software } = await givenFullCtg(db)
  await get('/ctgs', software.apiToken)
  await db.updateTable('attempt').set({ count: apiLimits.request.most }).where('key', 'like', 'api-request:%').execute()
  const refused = await get('/ctgs', software.apiToken)
  expect(refused.headers.get('retry-after')).toBe('600')
  await expectProblem(refused, 429, 'too-many')
  await get('/ctgs', makeApiToken())
  await db.updateTable('attempt').set({ count: apiLimits.guess.most }).where('key', 'like', 'api-guess:%').execute()
  await expectProblem(await get('/ctgs', makeApiToken()), 429, 'too-many')
  await db.deleteFrom('attempt').where('key', 'like', 'api-request:%').execute()
  // A right token from that address is not kept out by the wrong ones.
  expect((await get('/ctgs', software.apiToken)).status).toBe(200)
  await db.deleteFrom('attempt').execute()
})
