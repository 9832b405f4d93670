import { randomUUID } from 'node:crypto'
import { getMigrations } from 'better-auth/db/migration'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { searchPath } from '#app/kernel/sight.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { writeLink } from './account-links.server.ts'
import { type Auth, createAuth } from './auth.server.ts'
import { hashOf, keepPassword } from './passwords.server.ts'

const password = 'un mot de passe assez long'
const given: { db?: Database; auth?: Auth } = {}
const db = () => given.db ?? expect.unreachable('no database')
const auth = () => given.auth ?? expect.unreachable('no auth')

beforeAll(async () => {
  given.db = await testDatabase()
  given.auth = createAuth(given.db, {
    url: 'http://localhost:3000',
    secret: 'a secret of thirty-two characters at least',
  })
})

async function givenPerson() {
  const id = randomUUID()
  const email = `${id}@exemple.fr`
  await db().insertInto('person').values({ id, name: 'Une personne', email, emailVerified: true }).execute()
  const hash = await hashOf(id, password)
  await db()
    .transaction()
    .execute((tx) => keepPassword(tx, id, hash))
  return { id, email }
}
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

const tokenMailedTo = async (email: string) => {
  const mail = await db()
    .selectFrom('outgoing_mail')
    .select('body_text')
    .where('to_address', '=', email)
    .executeTakeFirstOrThrow()
  return new URL(mail.body_text.match(/http\S+/)?.[0] ?? '').pathname.split('/').at(-1) ?? ''
}

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
    const signUp = auth().api.signUpEmail({ body: { email: stranger, password, name: 'Inconnue' } })
    await expect(signUp).rejects.toThrow()
    expect(await db().selectFrom('person').select('id').where('email', '=', stranger).execute()).toEqual([])
  })

  test('are entered with the right password only, as better-auth hashes it', async () => {
    const { email } = await givenPerson()
    const signIn = (typed: string) => auth().api.signInEmail({ body: { email, password: typed }, asResponse: true })
    expect((await signIn('un autre mot de passe')).ok).toBe(false)
    const session = await auth().api.getSession({ headers: new Headers({ cookie: cookieOf(await signIn(password)) }) })
    expect(session?.user.email).toBe(email)
  })

  test('a link asked for enters once; nobody is written to for a person who does not exist', async () => {
    const { id, email } = await givenPerson()
    const before = await db().selectFrom('outgoing_mail').select('id').execute()
    await writeLink({ db: db(), auth: auth() }, { personId: randomUUID(), kind: 'sign-in', back: '/', heldBack: 0 })
    expect(await db().selectFrom('outgoing_mail').select('id').execute()).toEqual(before)
    await writeLink({ db: db(), auth: auth() }, { personId: id, kind: 'sign-in', back: '/', heldBack: 0 })
    const query = { token: await tokenMailedTo(email) }
    const verify = () => auth().api.magicLinkVerify({ query, headers: new Headers(), asResponse: true })
    expect(cookieOf(await verify())).toContain('session_token')
    expect(cookieOf(await verify())).not.toContain('session_token')
  })
})
