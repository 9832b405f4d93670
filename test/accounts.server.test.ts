/** Accounts through HTTP: choosing a password by the link received, changing it, closing a session, the mails of a demonstration. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase } from './database.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const given: { db?: Database; app?: TestApp; demo?: TestApp } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
  given.demo = await openTestApp(given.db, { isDemo: true })
})
afterAll(() => {
  given.app?.close()
  given.demo?.close()
})

async function givenPerson() {
  const personId = randomUUID()
  const email = `${personId}@exemple.fr`
  const actor: Actor = { personId, name: 'Inès Faber', isPlatformAdministrator: false, memberships: [] }
  await db().insertInto('person').values({ id: personId, name: actor.name, email }).execute()
  return { actor, email, cookie: await app().signIn(actor) }
}

const password = 'une phrase assez longue'

/** Asks for the link, then follows it to the page of the new password. */
async function tokenFor(email: string): Promise<string> {
  await app().post('/mot-de-passe', { email })
  const mail = await db()
    .selectFrom('outgoing_mail')
    .select('body_text')
    .where('to_address', '=', email)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  const link = new URL(mail.body_text.match(/https?:\/\/\S+/)?.[0] ?? '')
  const followed = await app().get(link.pathname + link.search)
  return new URL(followed.headers.get('location') ?? '', link).searchParams.get('token') ?? ''
}

const sessionsOf = (personId: string) =>
  db().selectFrom('person_session').select('id').where('userId', '=', personId).execute()

test('what no text holds, escaped in the JSON of an account’s address, is no fault of the server', async () => {
  const { cookie } = await givenPerson()
  const send = async (url: string, body: object) => {
    const headers = { cookie, origin: 'http://localhost:3000', 'content-type': 'application/json' }
    return (
      await app().app.request(`http://localhost:3000${url}`, { method: 'POST', headers, body: JSON.stringify(body) })
    ).status
  }
  expect(await send('/api/auth/reset-password', { token: 'a\u0000', newPassword: `${password}\u0000` })).toBe(400)
  expect(await send('/api/auth/update-user', { name: 'Inès\u0000 Faber\ud800' })).toBe(200)
})

describe('a password', () => {
  test('is chosen by the link received, which serves once and closes the sessions', async () => {
    const { actor, email } = await givenPerson()
    const token = await tokenFor(email)
    const form = { token, newPassword: password, repeatedPassword: password }
    const short = await app().post('/mot-de-passe', { ...form, newPassword: 'court', repeatedPassword: 'court' })
    const different = await app().post('/mot-de-passe', { ...form, repeatedPassword: 'autre phrase longue' })
    expect([short.status, different.status]).toEqual([422, 422])
    const chosen = await app().post('/mot-de-passe', form)
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/connexion'])
    expect(await sessionsOf(actor.personId)).toEqual([])
    expect((await app().post('/mot-de-passe', form)).status).toBe(422)
    const entered = await app().post('/connexion', { intent: 'password', email, password })
    expect(entered.status).toBe(303)
  })

  test('the same sentence for an address without account, and no mail', async () => {
    const email = `${randomUUID()}@exemple.fr`
    expect((await app().post('/mot-de-passe', { email })).status).toBe(200)
    expect(await db().selectFrom('outgoing_mail').select('id').where('to_address', '=', email).execute()).toEqual([])
  })

  test('is changed with the present one; what was typed never comes back', async () => {
    const { email } = await givenPerson()
    const token = await tokenFor(email)
    await app().post('/mot-de-passe', { token, newPassword: password, repeatedPassword: password })
    const entered = await app().post('/connexion', { intent: 'password', email, password })
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const change = { intent: 'change-password', newPassword: 'une autre phrase', repeatedPassword: 'une autre phrase' }
    const wrong = await app().post('/compte', { ...change, currentPassword: 'pas la bonne phrase' }, cookie)
    expect(wrong.status).toBe(422)
    expect((await wrong.text()).includes('pas la bonne phrase')).toBe(false)
    expect((await app().post('/compte', { ...change, currentPassword: password }, cookie)).status).toBe(303)
  })
})

describe('sessions', () => {
  test('one’s own are listed and closed; those of others answer 404', async () => {
    const [mine, theirs] = [await givenPerson(), await givenPerson()]
    const [session] = await sessionsOf(mine.actor.personId)
    const close = { intent: 'revoke-session', sessionId: session?.id ?? '' }
    expect((await app().post('/compte', close, theirs.cookie)).status).toBe(404)
    expect((await app().get('/compte', mine.cookie)).status).toBe(200)
    expect((await app().post('/compte', close, mine.cookie)).status).toBe(303)
    expect((await app().get('/compte', mine.cookie)).headers.get('location')).toMatch(/^\/connexion/)
  })
})

test('mails are read in a demonstration only', async () => {
  const { cookie } = await givenPerson()
  expect((await app().get('/courriels', cookie)).status).toBe(404)
  expect((await given.demo?.get('/courriels', cookie))?.status).toBe(200)
})
