import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAuth } from '#app/domains/accounts/auth.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { actorsOf, visitorOf } from './actor.server.ts'

const secret = 'a secret of thirty-two characters at least'
const secondFactor = { forAdministration: false, forSigning: false }
const password = 'un mot de passe assez long'
const day = '2026-11-24'
const at = () => ({ at: new Date(), today: day })
const actorOf = async (...request: Parameters<typeof visitorOf>) => (await visitorOf(...request)).actor

async function openInstance() {
  const db = await testDatabase()
  return { db, auth: createAuth(db, { url: 'http://localhost:3000', secret }), config: { secret, secondFactor } }
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
  const { token } = await sessionOf(id)
  return { id, cookie, token, headers: new Headers({ cookie }) }
}

const day24 = 24 * 3_600_000
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

const sessionOf = (userId: string) =>
  instance()
    .db.selectFrom('person_session')
    .select(['updatedAt', 'expiresAt', 'token'])
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()

const changeSession = (userId: string, values: { expiresAt?: Date; updatedAt?: Date; createdAt?: Date }) =>
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
    expect(await actorOf({ ...instance(), config: { secret: 'another', secondFactor } }, headers, at())).toBeUndefined()
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

  test('notes the use of a session; its end is not put off', async () => {
    const { id, headers } = await signedIn()
    const before = await sessionOf(id)
    await changeSession(id, { updatedAt: hoursAgo(1) })
    await actorOf(instance(), headers, at())
    const { updatedAt, expiresAt } = await sessionOf(id)
    expect(updatedAt.getTime()).toBeGreaterThan(hoursAgo(0.1).getTime())
    expect(expiresAt).toEqual(before.expiresAt)
    expect(before.expiresAt.getTime() - Date.now()).toBeGreaterThan(29.9 * day24)
  })

  test.each([
    ['a session used every day, 29 days old', { createdAt: 29 * 24, updatedAt: 1 }, false, true],
    ['the same, of 31 days', { createdAt: 31 * 24, updatedAt: 1 }, false, false],
    ['a session left for 13 days', { createdAt: 13 * 24, updatedAt: 13 * 24 }, false, true],
    ['a session left for 15 days', { createdAt: 15 * 24, updatedAt: 15 * 24 }, false, false],
    ['an administrator away for 11 hours', { createdAt: 11, updatedAt: 11 }, true, true],
    ['an administrator away for 13 hours', { createdAt: 13, updatedAt: 13 }, true, false],
    ['an administrator at work for 31 days', { createdAt: 31 * 24, updatedAt: 0 }, true, false],
  ])('of %s', async (_case, hours, isAdministrator, isOpen) => {
    const { id, headers, token } = await signedIn()
    const { db } = instance()
    await db.updateTable('person').set({ is_platform_administrator: isAdministrator }).where('id', '=', id).execute()
    const [createdAt, updatedAt] = [hoursAgo(hours.createdAt), hoursAgo(hours.updatedAt)]
    await changeSession(id, { createdAt, updatedAt, expiresAt: hoursAgo(-24) })
    // Sockets ask by token, pages by cookie: both end.
    expect((await actorsOf(db, [token], secondFactor)).has(token)).toBe(isOpen)
    expect((await actorOf(instance(), headers, at()))?.personId).toBe(isOpen ? id : undefined)
  })

  const administration = { secret, secondFactor: { forAdministration: true, forSigning: false } }
  const confirmFactor = (personId: string) =>
    instance()
      .db.insertInto('second_factor')
      .values({ person_id: personId, sealed_secret: 'x', created_at: new Date(), confirmed_at: new Date() })
      .execute()
  const addKey = (personId: string) =>
    instance()
      .db.insertInto('passkey')
      .values({
        id: randomUUID(),
        person_id: personId,
        credential_id: randomUUID(),
        public_key: Buffer.from([1]),
        counter: 0,
        name: 'une clé',
        is_backed_up: false,
        created_at: new Date(),
      })
      .execute()
  const makeAdministrator = (personId: string) =>
    instance().db.updateTable('person').set({ is_platform_administrator: true }).where('id', '=', personId).execute()

  test.each([
    ['who has an application of codes', [confirmFactor], false],
    ['who has a passkey', [addKey], false],
    ['who administers the instance, where it asks for one', [makeAdministrator], true],
  ] as const)('of %s opens nothing before it is shown, by pages or by sockets', async (_who, make, isAsked) => {
    const { id, headers, token } = await signedIn()
    for (const step of make) await step(id)
    const { db } = instance()
    const config = isAsked ? administration : instance().config
    const visitor = await visitorOf({ db, config }, headers, at())
    expect([visitor.actor, visitor.awaited?.actor.personId]).toEqual([undefined, id])
    expect((await actorsOf(db, [token], config.secondFactor)).has(token)).toBe(false)
    await db.updateTable('person_session').set({ factor_passed_at: new Date() }).where('userId', '=', id).execute()
    expect((await visitorOf({ db, config }, headers, at())).actor?.personId).toBe(id)
    expect((await actorsOf(db, [token], config.secondFactor)).has(token)).toBe(true)
  })

  test('of an administrator opens all where nothing is asked; one begun and never confirmed asks nothing', async () => {
    const { id, headers } = await signedIn()
    await makeAdministrator(id)
    await instance()
      .db.insertInto('second_factor')
      .values({ person_id: id, sealed_secret: 'x', created_at: new Date() })
      .execute()
    expect((await actorOf(instance(), headers, at()))?.personId).toBe(id)
  })
})
