import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAuth } from '#app/domains/accounts/auth.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { actorOf } from './actor.server.ts'

const secret = 'a secret of thirty-two characters at least'
const password = 'un mot de passe assez long'
const day = '2026-11-24'
const at = () => ({ at: new Date(), today: day })

async function openInstance() {
  const db = await testDatabase()
  return { db, auth: createAuth(db, { url: 'http://localhost:3000', secret }), config: { secret } }
}
const given: { instance?: Awaited<ReturnType<typeof openInstance>> } = {}
const instance = () => given.instance ?? expect.unreachable('not opened')

beforeAll(async () => {
  given.instance = await openInstance()
})

/** A person just signed in by better-auth. @returns the header of her cookie, and her id */
async function signedIn() {
  const { db, auth } = instance()
  const id = randomUUID()
  const email = `${id}@exemple.fr`
  await db.insertInto('person').values({ id, name: 'Une personne', email, emailVerified: true }).execute()
  await db
    .insertInto('person_account')
    .values({ userId: id, accountId: id, providerId: 'credential', password: await hashPassword(password) })
    .execute()
  const answer = await auth.api.signInEmail({ body: { email, password }, asResponse: true })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { id, cookie, headers: new Headers({ cookie }) }
}

const changeSession = (userId: string, values: { expiresAt?: Date; updatedAt?: Date }) =>
  instance().db.updateTable('person_session').set(values).where('userId', '=', userId).execute()

describe('the actor of a request', () => {
  test('is the person whom better-auth signed in, without mandate here', async () => {
    const { id, headers } = await signedIn()
    expect(await actorOf(instance(), headers, at())).toEqual({
      personId: id,
      name: 'Une personne',
      isPlatformAdministrator: false,
      memberships: [],
    })
  })

  test('is nobody without cookie, or with one that another secret signed, or changed', async () => {
    const { cookie, headers } = await signedIn()
    expect(await actorOf(instance(), new Headers(), at())).toBeUndefined()
    expect(await actorOf({ ...instance(), config: { secret: 'another' } }, headers, at())).toBeUndefined()
    for (const other of [cookie.replace('=', '=a'), cookie.slice(0, -9), 'trame.session_token=%E0%A4%A'])
      expect(await actorOf(instance(), new Headers({ cookie: other }), at())).toBeUndefined()
  })

  test('is nobody once the session is revoked or over', async () => {
    const over = await signedIn()
    await changeSession(over.id, { expiresAt: new Date(Date.now() - 1_000) })
    expect(await actorOf(instance(), over.headers, at())).toBeUndefined()
    const revoked = await signedIn()
    await instance().auth.api.revokeSessions({ headers: revoked.headers })
    expect(await actorOf(instance(), revoked.headers, at())).toBeUndefined()
  })

  test('keeps a session in use: better-auth prolongs it once a day', async () => {
    const { id, headers } = await signedIn()
    const yesterday = new Date(Date.now() - 25 * 3_600_000)
    await changeSession(id, { expiresAt: new Date(Date.now() + 13 * 86_400_000), updatedAt: yesterday })
    await actorOf(instance(), headers, at())
    const { updatedAt } = await instance()
      .db.selectFrom('person_session')
      .select('updatedAt')
      .where('userId', '=', id)
      .executeTakeFirstOrThrow()
    expect(updatedAt.getTime()).toBeGreaterThan(yesterday.getTime())
  })
})
