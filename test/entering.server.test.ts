/** Failures to enter: they slow who guesses, never the office nor the owner; the journal of the instance tells them. Rules: docs/rules/accounts.md §5. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EntryOutcome, enterByPassword } from '#app/domains/accounts/enter.server.ts'
import { noteFailure } from '#app/domains/accounts/guard-entry.server.ts'
import { setAdministration } from '#app/domains/accounts/open-account.server.ts'
import { hashOf, keepPassword } from '#app/domains/accounts/passwords.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase } from './database.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const password = 'le chat dort au soleil'
const secret = 'secret of the tests, thirty-two characters'
const given: { db?: Database; app?: TestApp; hash?: string } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
  given.hash = await hashOf('tests', password)
})
afterAll(() => given.app?.close())

async function givenPerson(isPlatformAdministrator = false) {
  const personId = randomUUID()
  const email = `${personId}@exemple.fr`
  const name = 'Inès Faber'
  await db()
    .insertInto('person')
    .values({ id: personId, name, email, is_platform_administrator: isPlatformAdministrator })
    .execute()
  await db()
    .transaction()
    .execute((tx) => keepPassword(tx, personId, given.hash ?? ''))
  return { personId, email, name, isPlatformAdministrator, memberships: [] }
}

/** A network of its own for each test. */
const networks = { used: 0 }
function newNetwork(): string {
  networks.used += 1
  return `198.51.${Math.floor(networks.used / 250)}.${networks.used % 250}`
}

const at = new Date()
const enter = async (email: string, typed: string, clientAddress: string, when = at): Promise<EntryOutcome['kind']> =>
  (
    await enterByPassword(
      { db: db(), auth: app().instance.auth },
      { email, clientAddress, secret },
      typed,
      new Headers(),
      when,
    )
  ).kind

const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

/** Failures as they are counted, without computing a hash for each. */
async function failures(count: number, email: string, clientAddress: () => string): Promise<void> {
  for (let one = 0; one < count; one += 1)
    await noteFailure(db(), { email, clientAddress: clientAddress(), secret }, at)
}

const lines = (personId: string) =>
  db().selectFrom('audit_entry').select(['action', 'detail']).where('subject_id', '=', personId).orderBy('id').execute()

describe('an office behind one address', () => {
  test('enters at nine o’clock, sixty at once', async () => {
    const office = newNetwork()
    const people = await Promise.all(Array.from({ length: 60 }, () => givenPerson()))
    const entered = await Promise.all(people.map(({ email }) => enter(email, password, office)))
    expect(new Set(entered)).toEqual(new Set(['entered']))
  }, 60_000)

  test('where someone guesses, those who have entered there still do', async () => {
    const office = newNetwork()
    const [known, newcomer, target] = [await givenPerson(), await givenPerson(), await givenPerson()]
    expect(await enter(known.email, password, office)).toBe('entered')
    for (let one = 0; one < 6; one += 1) await failures(9, `${randomUUID()}@exemple.fr`, () => office)
    expect(await enter(known.email, password, office)).toBe('entered')
    expect(await enter(newcomer.email, password, office)).toBe('too-many')
    expect(await enter(target.email, password, newNetwork())).toBe('entered')
  })
})

describe('who guesses one account', () => {
  test('from one network, has ten tries in a quarter of an hour; asked together, hardly more', async () => {
    const { email } = await givenPerson()
    const attacker = newNetwork()
    const tries = await Promise.all(Array.from({ length: 40 }, () => enter(email, 'pas la bonne phrase', attacker)))
    expect(tries.filter((kind) => kind === 'wrong').length).toBeLessThanOrEqual(11)
    expect(await enter(email, password, attacker)).toBe('too-many')
    expect(await enter(email, password, attacker, later(16))).toBe('entered')
  }, 60_000)

  test('from everywhere, waits longer and longer; the owner enters from where she has entered, or by a link', async () => {
    const owner = await givenPerson()
    const home = newNetwork()
    expect(await enter(owner.email, password, home)).toBe('entered')
    await failures(40, owner.email, newNetwork)
    expect(await enter(owner.email, 'pas la bonne phrase', newNetwork())).toBe('too-many')
    expect(await enter(owner.email, password, newNetwork(), later(5))).toBe('too-many')
    expect(await enter(owner.email, password, home)).toBe('entered')
    expect((await app().post('/connexion', { intent: 'link', email: owner.email })).status).toBe(200)
    expect(await enter(owner.email, password, newNetwork(), later(16))).toBe('entered')
  })

  test('an address without account is refused in the same way', async () => {
    const email = `${randomUUID()}@exemple.fr`
    const attacker = newNetwork()
    expect(await enter(email, password, attacker)).toBe('wrong')
    await failures(9, email, () => attacker)
    expect(await enter(email, password, attacker)).toBe('too-many')
  })
})

describe('the journal of the instance', () => {
  test('tells a thousand failures on an account in four lines, without the network nor what was typed', async () => {
    const { personId } = await givenPerson()
    await failures(1_000, `${personId}@exemple.fr`, newNetwork)
    const told = await lines(personId)
    expect(told).toEqual(
      [1, 10, 100, 1_000].map((count) => ({
        action: 'person.entry-failed',
        detail: { failures: count, isKnown: true },
      })),
    )
  }, 60_000)

  test('tells addresses without account by network, a hundred lines an hour at most, and keeps no address', async () => {
    const count = async () =>
      Number(
        (
          await db()
            .selectFrom('audit_entry')
            .select((eb) => eb.fn.countAll().as('count'))
            .where('action', '=', 'person.entry-failed')
            .executeTakeFirstOrThrow()
        ).count,
      )
    const before = await count()
    for (let one = 0; one < 130; one += 1) await failures(1, `inconnue.${one}@exemple.fr`, newNetwork)
    expect((await count()) - before).toBeLessThanOrEqual(100)
    const kept = await db().selectFrom('audit_entry').selectAll().where('action', '=', 'person.entry-failed').execute()
    expect(JSON.stringify(kept)).not.toMatch(/inconnue|198\.51/)
  }, 60_000)

  test('is read by who administers the instance, and does not exist for the others', async () => {
    const [administrator, other] = [await givenPerson(true), await givenPerson()]
    const unknown = `${randomUUID()}@exemple.fr`
    const network = newNetwork()
    await failures(1, unknown, () => network)
    await enter(other.email, password, network)
    const cookie = await app().signIn(administrator)
    const answer = await app().get('/administration/journal', cookie)
    expect(answer.status).toBe(200)
    const page = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')
    expect(page).toContain('Connexion par mot de passe')
    expect(page).toContain('Échec de connexion')
    expect(page).not.toContain(unknown)
    expect(page).not.toContain('@exemple.fr')
    expect((await app().get('/administration/journal', await app().signIn(other))).status).toBe(404)
    expect((await app().get('/administration/journal')).headers.get('location')).toMatch(/^\/connexion/)
    expect(await (await app().get('/', cookie)).text()).toContain('href="/administration"')
    expect(await (await app().get('/', await app().signIn(other))).text()).not.toContain('/administration')
  })

  test('administration is given and taken back from the machine; the open sessions end, and both are told', async () => {
    const person = await givenPerson()
    await app().signIn(person)
    expect(await setAdministration(db(), person.email, true, at)).toBe(true)
    expect(
      await db().selectFrom('person_session').select('id').where('userId', '=', person.personId).execute(),
    ).toEqual([])
    expect(await setAdministration(db(), person.email, false, at)).toBe(true)
    expect(await setAdministration(db(), 'personne@exemple.fr', true, at)).toBe(false)
    expect((await lines(person.personId)).map(({ action }) => action)).toEqual([
      'person.administration-given',
      'person.administration-ended',
    ])
  })
})
