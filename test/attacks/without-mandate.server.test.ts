/**
 * Who has no mandate in a CTG reads nothing of it, whoever she is: the administrator of the instance, somebody else signed in, who
 * had a mandate until yesterday. Every address is asked for, as a page and as its data. Why: docs/decisions/0066.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from '../full-ctg.server.ts'
import { openTestApp, type TestApp } from '../http.server.ts'
import { fillAddress, routeTable } from '../route-table.ts'
import { columnsIn, writeWords } from '../written-words.server.ts'

type Given = { readonly app: TestApp; readonly ctg: FullCtg; readonly words: ReadonlyMap<string, string> }
const opened: { given?: Given } = {}
const given = () => opened.given ?? expect.unreachable('nothing is open')
const db = await testDatabase()

beforeAll(async () => {
  const ctg = await givenFullCtg(db)
  opened.given = { ctg, app: await openTestApp(db), words: await writeWords(db, ctg.ctgId) }
}, 60_000)
afterAll(() => given().app.close())

async function signedIn(isAdministrator: boolean): Promise<string> {
  const id = randomUUID()
  const person = { id, name: 'Une personne', email: `${id}@exemple.fr`, emailVerified: true }
  await db
    .insertInto('person')
    .values({ ...person, is_platform_administrator: isAdministrator })
    .execute()
  return given().app.signIn({ personId: id })
}

/** Her mandate ended yesterday. */
async function formerMember(): Promise<string> {
  const { ctg, app } = given()
  const { personId } = ctg.actors.lead
  await db
    .updateTable('member')
    .set({ until: '2020-01-01' })
    .where('ctg_id', '=', ctg.ctgId)
    .where('person_id', '=', personId)
    .execute()
  return app.signIn({ personId })
}

/** Sheets offered to every account: docs/decisions/0062. */
const library = /^_personne\.bibliotheque/

/** Columns told, by a route that asks for a session. */
async function toldTo(cookie: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { app, ctg, words } = given()
  const told: Record<string, readonly string[]> = {}
  for (const [name, { address, readers, searches = [] }] of Object.entries(routeTable)) {
    if (readers === 'everyone' || library.test(name)) continue
    const url = fillAddress(address, addressIds(ctg))
    const found = new Set<string>()
    for (const one of ['', ...searches].flatMap((search) => [
      url + search,
      `${url === '/' ? '/_' : url}.data${search}`,
    ])) {
      const answer = await app.get(one, cookie)
      expect({ one, isFault: answer.status === 500 }).toEqual({ one, isFault: false })
      for (const column of columnsIn(await answer.text(), words)) found.add(column)
    }
    if (found.size > 0) told[name] = [...found].toSorted()
  }
  return told
}

test('the words looked for are those of most columns', () => expect(given().words.size).toBeGreaterThan(200))

test('who administers the instance reads names of parties and functions of members, on its own pages', async () => {
  const told = await toldTo(await signedIn(true))
  expect(Object.keys(told).filter((name) => !name.startsWith('_personne.administration'))).toEqual([])
  expect([...new Set(Object.values(told).flat())].toSorted()).toEqual([
    'member.function_title',
    'party.name',
    'party.short_name',
  ])
})

test('somebody else signed in reads nothing', async () => expect(await toldTo(await signedIn(false))).toEqual({}))

test('who is no more a member reads her own past mandate, on her own page', async () => {
  expect(await toldTo(await formerMember())).toEqual({ '_personne.compte': ['member.function_title', 'party.name'] })
})
