/** Each operation of the API that reads, asked the same questions: what it answers, what it never shows, what each wrong request is told. Rules: docs/rules/api.md. */
import { validate } from '@hyperjump/json-schema/openapi-3-1'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeOpenApi } from '#app/domains/api/description/openapi.server.ts'
import { operations } from '#app/domains/api/reading/read-operations.server.ts'
import { writeOperations } from '#app/domains/api/writing/write-operations.server.ts'
import { expectShape, openApiApp, refusal, site } from '#test/api-app.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addressIds, type FullCtg } from '#test/full-ctg.server.ts'
import { joinParts, unreadNames } from '#test/joined-parts.server.ts'
import { givenLinkedSoftware } from '#test/software-fixture.server.ts'

const db = await testDatabase()
const { opened, ctg, other, token, get, close } = await openApiApp(db)
afterAll(close)

beforeAll(async () => {
  await addSecrets(ctg)
  await joinParts(db, ctg)
  await db
    .insertInto('measure_value')
    .values({
      ctg_id: ctg.ctgId,
      id: crypto.randomUUID(),
      measure_id: ctg.ids.measure,
      measured_on: '2026-10-01',
      value: 18,
      source: 'Relevé',
    })
    .execute()
})

/** What an earlier test tried is not held against the next. */
afterEach(() => db.deleteFrom('attempt').where('key', 'like', 'api-guess:%').execute())

/** What must never leave: the address of a lead, and names of things that the plan does not hold. */
const secrets = [
  ...['pilote.cachee@exemple.fr', 'Un constat d’un seul côté', 'Un témoignage confié'],
  ...['Titulaire Nommée', 'Réunion en projet'],
  ...unreadNames,
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

const addressOf = (path: string, whose: FullCtg) =>
  path.replace(/\{(\w+)\}/g, (_all, name: string) => addressIds(whose)[name] ?? expect.unreachable(name))

test('openapi.json is a right OpenAPI 3.1 document, open to all', async () => {
  const answer = await get('/openapi.json')
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  const document = await answer.json()
  expect(await validate('https://spec.openapis.org/oas/3.1/schema-base', document, 'BASIC')).toMatchObject({
    valid: true,
  })
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
  for (const { shape, value } of unique.values()) await expectShape(shape, value)
})

describe.each(operations.map((operation) => [operation.path, operation] as const))(
  'GET %s',
  (path, { answer: name, scopes = [] }) => {
    test('answers its token in the shape it tells, with nothing that must not leave', async () => {
      const answer = await get(addressOf(path, ctg), scopes.length > 0 ? token : ctg.software.apiToken)
      const text = await answer.text()
      expect({ status: answer.status, text: answer.status === 200 ? '' : text }).toEqual({ status: 200, text: '' })
      await expectShape(name, JSON.parse(text))
      for (const secret of [...secrets, '@']) expect(text).not.toContain(secret)
    })

    test('is closed without a token, to a token of another CTG, expired or revoked', async () => {
      const address = addressOf(path, ctg)
      await refusal(await get(address), 401, 'token-missing')
      await refusal(await get(address, 'trame_unknown'), 401, 'token-refused')
      if (path.includes('{ctgId}')) await refusal(await get(address, other.software.apiToken), 404, 'not-found')
      const expired = await givenLinkedSoftware(db, ctg.ctgId, {
        url: `https://exemple.fr/${crypto.randomUUID()}`,
        expiresAt: new Date('2026-11-25T00:00:00Z'),
      })
      await refusal(await get(address, expired.apiToken), 401, 'token-refused')
      if (scopes.length > 0) await refusal(await get(address, ctg.software.apiToken), 403, 'scope-missing')
    })

    test('is not opened by a person’s session, nor by a token in the address', async () => {
      const address = `${site}/api/v1${addressOf(path, ctg)}`
      const cookie = await opened.signIn(ctg.actors.townCoordinator)
      await refusal(await opened.app.request(address, { headers: { cookie } }), 401, 'token-missing')
      const withToken = `${address}?access_token=${ctg.software.apiToken}`
      await refusal(await opened.app.request(withToken), 401, 'token-missing')
    })

    test('unchanged is not sent again', async () => {
      const address = addressOf(path, ctg)
      const first = await get(address, token)
      const etag = first.headers.get('etag') ?? ''
      const again = await get(address, token, { 'if-none-match': etag })
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
      expect(again.headers.get('cache-control')).toBe('private, no-cache')
    })
  },
)

const ofOneThing = operations.filter(({ path }) => path.replace('{ctgId}', '').includes('{'))
test.each(ofOneThing.map(({ path }) => path))(
  '%s of another CTG, or an id that is none, is not found',
  async (path) => {
    const own = path.replace('{ctgId}', ctg.ctgId)
    const theirs = addressOf(own, other)
    for (const address of [theirs, own.replace(/\{\w+\}/g, crypto.randomUUID()), own.replace(/\{\w+\}/g, '1234')])
      await refusal(await get(address, token), 404, 'not-found')
  },
)
