import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { getMigrations } from 'better-auth/db/migration'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { searchPath } from '#app/kernel/sight.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type Auth, createAuth } from './auth.server.ts'

const origin = 'http://localhost:3000'
const password = 'un mot de passe assez long'
const given: { db?: Database; auth?: Auth; email?: string } = {}
const db = () => given.db ?? expect.unreachable('no database')
const auth = () => given.auth ?? expect.unreachable('no auth')
const email = () => given.email ?? expect.unreachable('no person')

beforeAll(async () => {
  given.db = await testDatabase()
  given.auth = createAuth(given.db, { url: origin, secret: 'a secret of thirty-two characters at least' })
  const id = randomUUID()
  given.email = `${id}@exemple.fr`
  await given.db
    .insertInto('person')
    .values({ id, name: 'Une personne', email: given.email, emailVerified: true })
    .execute()
  await given.db
    .insertInto('person_account')
    .values({ userId: id, accountId: id, providerId: 'credential', password: await hashPassword(password) })
    .execute()
})

/** Each test comes from an address of its own, so that the limits of one do not stop another. */
const ask = (path: string, body: object, address = `192.0.2.${Math.ceil(Math.random() * 250)}`) =>
  auth().handler(
    new Request(`${origin}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, 'x-forwarded-for': address },
      body: JSON.stringify(body),
    }),
  )
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

describe('accounts', () => {
  test('have all the tables that better-auth expects', async () => {
    // better-auth looks at the first schema of the path alone: ours begins with the views of decision 0016.
    const { toBeCreated, toBeAdded } = await db()
      .connection()
      .execute(async (connection) => {
        await sql`set search_path to public`.execute(connection)
        const missing = await getMigrations({ ...auth().options, database: { db: connection, type: 'postgres' } })
        await sql`set search_path to ${sql.raw(searchPath)}`.execute(connection)
        return missing
      })
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
  })

  test('are not opened by whoever wants one', async () => {
    const stranger = `${randomUUID()}@exemple.fr`
    const answer = await ask('/sign-up/email', { email: stranger, password, name: 'Inconnue' })
    expect(answer.ok).toBe(false)
    expect(await db().selectFrom('person').select('id').where('email', '=', stranger).execute()).toEqual([])
  })

  test('are entered with the right password only', async () => {
    expect((await ask('/sign-in/email', { email: email(), password: 'un autre mot de passe' })).ok).toBe(false)
    const answer = await ask('/sign-in/email', { email: email(), password })
    expect(answer.ok).toBe(true)
    const session = await auth().api.getSession({ headers: new Headers({ cookie: cookieOf(answer) }) })
    expect(session?.user.email).toBe(email())
  })

  test('are left at once when the session is revoked', async () => {
    const cookie = cookieOf(await ask('/sign-in/email', { email: email(), password }))
    const headers = new Headers({ cookie })
    expect(await auth().api.getSession({ headers })).not.toBeNull()
    await auth().api.revokeSessions({ headers })
    expect(await auth().api.getSession({ headers })).toBeNull()
  })

  test('are entered once by the link sent by mail, which a stranger never receives', async () => {
    await ask('/sign-in/magic-link', { email: email(), callbackURL: '/' })
    await ask('/sign-in/magic-link', { email: 'personne@exemple.fr', callbackURL: '/' })
    const mails = await db()
      .selectFrom('outgoing_mail')
      .select(['to_address as to', 'body_text as text'])
      .where('to_address', 'in', [email(), 'personne@exemple.fr'])
      .execute()
    expect(mails.map(({ to }) => to)).toEqual([email()])
    const link = mails[0]?.text.match(/http\S+/)?.[0] ?? ''
    const first = await auth().handler(new Request(link))
    expect(cookieOf(first)).toContain('session_token')
    const second = await auth().handler(new Request(link))
    expect(cookieOf(second)).not.toContain('session_token')
  })

  test('are guarded against guessing, and the count is in the database', async () => {
    const address = '198.51.100.7'
    const statuses: number[] = []
    for (let attempt = 0; attempt < 12; attempt += 1)
      statuses.push((await ask('/sign-in/email', { email: email(), password: 'faux mot de passe' }, address)).status)
    expect(statuses.at(-1)).toBe(429)
    const counted = await db().selectFrom('rate_limit').select('key').where('key', 'like', `%${address}%`).execute()
    expect(counted.length).toBeGreaterThan(0)
  })
})
