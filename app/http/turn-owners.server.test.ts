/** Whose turns a session takes, once a page was read in it. Why: docs/decisions/0025. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp, testSecret } from '#test/http.server.ts'
import { turnOwner } from './request-turns.server.ts'
import { sessionToken } from './session-token.server.ts'

const given: { app?: TestApp } = {}
const db = await testDatabase()
beforeAll(async () => {
  given.app = await openTestApp(db)
})
afterAll(() => given.app?.close())

/** A page read in a new session. @returns whose turn the next one takes: of the person or of the session alone */
async function ownerAfterPage({ demoRole = null, isFactorAwaited = false }: Asked): Promise<string> {
  const app = given.app ?? expect.unreachable('no application')
  const personId = randomUUID()
  await db
    .insertInto('person')
    .values({ id: personId, name: 'Inès', email: `${personId}@exemple.fr`, emailVerified: true, demo_role: demoRole })
    .execute()
  if (isFactorAwaited)
    await db
      .insertInto('second_factor')
      .values({ person_id: personId, sealed_secret: 'sealed', created_at: new Date(), confirmed_at: new Date() })
      .execute()
  const cookie = await app.signIn({ personId }, { isFactorAwaited })
  await app.get('/', cookie)
  const session = sessionToken(new Headers({ cookie }), testSecret) ?? expect.unreachable('no session')
  const owner = turnOwner(session, new Request('https://trame.exemple.fr/'))
  return owner === personId ? 'person' : owner === session ? 'session' : owner
}
type Asked = { readonly demoRole?: string | null; readonly isFactorAwaited?: boolean }

test('the sessions of a person share her turns', async () => expect(await ownerAfterPage({})).toBe('person'))

test('everybody enters an account of the demonstration: each session has turns of its own', async () =>
  expect(await ownerAfterPage({ demoRole: 'Coordination Caf' })).toBe('session'))

test('who has not shown the second factor yet takes no turn of the person', async () =>
  expect(await ownerAfterPage({ isFactorAwaited: true })).toBe('session'))

test('everybody who tries the demonstration searches: nobody waits behind the others who entered as the same person', async () => {
  const app = given.app ?? expect.unreachable('no application')
  const { ctgId, actors } = await givenFullCtg(db)
  const { personId } = actors.cafCoordinator
  await db.updateTable('person').set({ demo_role: 'Coordination Caf' }).where('id', '=', personId).execute()
  const cookies = await Promise.all(Array.from({ length: 30 }, () => app.signIn(actors.cafCoordinator)))
  const answers = await Promise.all(cookies.map((cookie) => app.getData(`/ctg/${ctgId}/recherche?q=luth`, cookie)))
  expect(answers.map(({ status }) => status)).toEqual(cookies.map(() => 200))
})
