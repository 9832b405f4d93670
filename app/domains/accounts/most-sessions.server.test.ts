/** How many sessions one person has at once. Rules: docs/rules/accounts.md §6.6. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { openSession } from './open-session.server.ts'
import { mostSessions } from './sessions.ts'

const given: { db?: Database } = {}
const db = () => given.db ?? expect.unreachable('no database')
beforeAll(async () => {
  given.db = await testDatabase()
})

async function givenPerson(demoRole: string | null = null): Promise<string> {
  const id = randomUUID()
  const person = { id, name: 'Une personne', email: `${id}@exemple.fr`, emailVerified: true, demo_role: demoRole }
  await db().insertInto('person').values(person).execute()
  return id
}
const open = (personId: string, minute: number): Promise<string> =>
  db()
    .transaction()
    .execute((tx) =>
      openSession(tx, { personId, userAgent: null, isFactorPassed: false }, new Date(Date.UTC(2026, 10, 3, 9, minute))),
    )
const openTokens = async (personId: string) =>
  (await db().selectFrom('person_session').select('token').where('userId', '=', personId).execute()).map(
    ({ token }) => token,
  )

test('past the most, the one left unused longest ends, of this person alone', async () => {
  const [person, other] = [await givenPerson(), await givenPerson()]
  const others = await open(other, 0)
  const tokens: string[] = []
  for (let minute = 0; minute < mostSessions; minute += 1) tokens.push(await open(person, minute))
  expect(await openTokens(person)).toHaveLength(mostSessions)
  const [usedSince = '', unused = ''] = tokens
  await db()
    .updateTable('person_session')
    .set({ updatedAt: new Date(Date.UTC(2026, 10, 3, 9, 50)) })
    .where('token', '=', usedSince)
    .execute()
  const last = await open(person, 55)
  const now = await openTokens(person)
  expect(now).toHaveLength(mostSessions)
  expect(now).not.toContain(unused)
  expect(now).toEqual(expect.arrayContaining([usedSince, last]))
  expect(await openTokens(other)).toEqual([others])
})

test('a password alone puts out no session that has shown its second factor', async () => {
  const person = await givenPerson()
  const shown = await open(person, 0)
  await db()
    .updateTable('person_session')
    .set({ factor_passed_at: new Date(Date.UTC(2026, 10, 3, 9)) })
    .where('token', '=', shown)
    .execute()
  for (let minute = 1; minute <= mostSessions + 1; minute += 1) await open(person, minute)
  const tokens = await openTokens(person)
  expect(tokens).toContain(shown)
  expect(tokens).toHaveLength(mostSessions + 1)
})

test('an account of the demonstration is everybody: nobody is put out by the next one', async () => {
  const everybody = await givenPerson('Coordination')
  for (let minute = 0; minute <= mostSessions; minute += 1) await open(everybody, minute)
  expect(await openTokens(everybody)).toHaveLength(mostSessions + 1)
})
