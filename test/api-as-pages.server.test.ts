/**
 * What a software is given, somebody reads on a page: every column of words of a CTG bears a word of its own; of those that the API
 * gives to a token, none is unknown to the member whose right it has. Rules: docs/rules/api.md §2.1.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiScopes } from '#app/domains/api/api.ts'
import { operations } from '#app/domains/api/reading/read-operations.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { ActorKey } from './command-rows/command-row.ts'
import { testDatabase } from './database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { fillAddress, routeTable } from './route-table.ts'
import { givenWritingToken } from './software-fixture.server.ts'
import { columnsIn as columnsOf, writeWords } from './written-words.server.ts'

type Given = {
  readonly db: Database
  readonly app: TestApp
  readonly ctg: FullCtg
  readonly words: ReadonlyMap<string, string>
  readonly emails: readonly string[]
}
const opened: { given?: Given } = {}
const given = () => opened.given ?? expect.unreachable('nothing is open')
beforeAll(async () => {
  const db = await testDatabase()
  const ctg = await givenFullCtg(db)
  const people = await db.selectFrom('person').select('email').execute()
  const emails = people.map(({ email }) => email)
  opened.given = { emails, db, app: await openTestApp(db), ctg, words: await writeWords(db, ctg.ctgId) }
}, 60_000)
afterAll(() => given().app.close())

async function ask(url: string, headers: Record<string, string>): Promise<string> {
  const answer = await given().app.app.request(`http://localhost:3000${url}`, { headers })
  const body = await answer.text()
  expect({ url, isFault: answer.status === 500 }).toEqual({ url, isFault: false })
  return answer.ok ? body : ''
}

const columnsIn = (body: string) => columnsOf(body, given().words)

async function givenToSoftware(token: string): Promise<ReadonlySet<string>> {
  const { ctg, emails } = given()
  const found = new Set<string>()
  for (const { path } of operations) {
    const url = `/api/v1${path.replace(/\{(\w+)\}/g, (_all, name: string) => addressIds(ctg)[name] ?? name)}`
    const body = await ask(url, { authorization: `Bearer ${token}` })
    for (const column of columnsIn(body)) found.add(column)
    expect(emails.filter((email) => body.includes(email))).toEqual([])
  }
  return found
}

/** Pages are asked for until each of these was read on one. @returns those that none showed */
async function notRead(columns: ReadonlySet<string>, who: ActorKey): Promise<readonly string[]> {
  const { app, ctg } = given()
  const cookie = await app.signIn(ctg.actors[who])
  const left = new Set(columns)
  for (const { address, kind } of Object.values(routeTable)) {
    if (left.size === 0) break
    if (kind !== undefined || !address.startsWith('/ctg/:ctgId')) continue
    for (const column of columnsIn(await ask(fillAddress(address, addressIds(ctg)), { cookie }))) left.delete(column)
  }
  return [...left]
}

test('most columns of words bear theirs: what follows looks at something', () => {
  expect(given().words.size).toBeGreaterThan(150)
})

test('a token that only reads is given nothing that a plain reader does not read', { timeout: 60_000 }, async () => {
  const columns = await givenToSoftware(given().ctg.software.apiToken)
  expect(columns.size).toBeGreaterThan(20)
  expect(await notRead(columns, 'reader')).toEqual([])
})

test.each(['cafCoordinator', 'townCoordinator'] as const)(
  'a token with every right that %s lent is given nothing that she does not read',
  { timeout: 60_000 },
  async (who) => {
    const { db, ctg } = given()
    const lent = { ctgId: ctg.ctgId, by: ctg.actors[who], scopes: apiScopes }
    const columns = await givenToSoftware((await givenWritingToken(db, lent)).apiToken)
    expect(columns.size).toBeGreaterThan(20)
    expect(await notRead(columns, who)).toEqual([])
  },
)
