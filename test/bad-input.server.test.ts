/**
 * What nobody types and anybody can send, at every address and to every command: never a fault of the server. New routes and
 * commands are asked too: addresses come from the table of routes, fields from the rows of commands, parameters from the code.
 */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import type { ActorKey, Form } from './command-rows/command-row.ts'
import { commandRows } from './command-rows/index.ts'
import { testDatabase } from './database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { dataAddress, openTestApp, type TestApp } from './http.server.ts'
import { fillAddress, routeTable } from './route-table.ts'

const given: { db?: Database; app?: TestApp; ctg?: FullCtg } = {}
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
  given.ctg = await givenFullCtg(given.db)
})
afterAll(() => given.app?.close())

const cookies = new Map<string, string>()
async function cookieOf(who: ActorKey, { actors } = ctg()): Promise<string> {
  const { personId } = actors[who]
  const cookie = cookies.get(personId) ?? (await app().signIn(actors[who]))
  cookies.set(personId, cookie)
  return cookie
}

/** Words, numbers, days, ids and JSON that break what reads them without care. */
const wrongs = [
  '0000-00-00',
  '9999-99-99',
  '2027-02-31',
  '-1',
  '1e9',
  '1e309',
  '99999999999999999999',
  'abc',
  'a\ud800b',
  '00000000-0000-0000-0000-00000000000g',
  '{"__proto__":{"a":1}}',
  '[{"key":"title","before":"\\u0000","after":"\\u0000\\ud800"}]',
  '٣',
] as const
const wrongAt = (place: number): string => wrongs[place % wrongs.length] ?? wrongs[0]

/** 503: a file of the fixture that has no bytes. */
const isFault = (status: number): boolean => status >= 500 && status !== 503

const root = path.resolve(import.meta.dirname, '..')
const readers = /\b(?:get|getAll|words|ids)\('([a-zA-Z-]+)'\)/g
/** Names of the parameters that some address reads. */
const parameters = [
  ...new Set(
    fs
      .globSync('app/{routes,http,domains}/**/*.{ts,tsx}', { cwd: root })
      .flatMap((file) => [...fs.readFileSync(path.join(root, file), 'utf8').matchAll(readers)])
      .map(([, name]) => name ?? ''),
  ),
].toSorted()

const routes = Object.values(routeTable)

describe('addresses', () => {
  test('read parameters whose names are known here', () => {
    expect(parameters).toEqual(expect.arrayContaining(['page', 'theme', 'q', 'type']))
  })

  test.each(routes)('GET $address with parameters that nobody types', async ({ address, kind }) => {
    const url = fillAddress(address, addressIds(ctg()))
    const cookie = await cookieOf('townCoordinator')
    const faults: string[] = []
    // Each parameter meets each value in thirteen rounds; four of them, of other values, tell enough. A file is slow to make.
    for (const round of kind === 'file' ? [3] : [0, 3, 6, 9]) {
      const search = new URLSearchParams(parameters.map((name, index) => [name, wrongAt(index + round)]))
      if (round === 9) for (const name of parameters) search.append(name, 'y')
      if (isFault((await app().get(`${url}?${search}`, cookie)).status)) faults.push(String(search))
    }
    expect(faults).toEqual([])
  })
})

describe.each(Object.entries(commandRows))('command %s', (name, row) => {
  const key = row.mayDo[0] ?? expect.unreachable('nobody may')

  test('with fields that no form carries', async () => {
    const db = given.db ?? expect.unreachable('no database')
    // What prepares a command is done once in a CTG.
    const own = row.prepare ? await givenFullCtg(db) : ctg()
    await row.prepare?.(db, own)
    const right = { intent: row.intent, ...row.form(own) }
    const fields = Object.keys(right)
    const cookie = await cookieOf(key, own)
    const faults: string[] = []
    const note = (wrong: string, { status }: Response) => isFault(status) && faults.push(wrong)
    const url = row.url(own)
    const everywhere = (value: (place: number) => string) =>
      Object.fromEntries(fields.map((field, place) => [field, value(place)]))
    const wholes = {
      huge: { ...everywhere(() => 'x'.repeat(100_000)), intent: row.intent },
      nothing: { intent: row.intent },
      'number of the request': { ...right, requestId: 'x'.repeat(200) },
      'all wrong': { ...everywhere((place) => wrongAt(place + name.length)), intent: row.intent },
    }
    // This one comes back as a page, with what was typed; so do the empty and the too long, in every-command.server.test.ts.
    note('all wrong, as a page', await app().post(url, wholes['all wrong'], cookie))
    const ask = async (wrong: string, form: Form) => note(wrong, await app().postData(url, form, cookie))
    for (const [wrong, form] of Object.entries(wholes)) await ask(wrong, form)
    for (const [index, field] of fields.entries()) {
      const wrong = wrongAt(index + name.length)
      await ask(`${field} twice, and a NUL`, { ...right, [field]: ['a\u0000', 'b'] })
      await ask(`${field} ${wrong}`, { ...right, [field]: wrong })
      if (index % 2 === 0) await ask(`${field} file`, { ...right, [field]: new File(['x'], 'a\u0000.txt') })
    }
    expect(faults).toEqual([])
  })
})

describe('bodies', () => {
  const bodies = [
    ['application/json', '{"a'],
    ['application/json', 'null'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="intent"\r\n\r\ncut'],
    ['multipart/form-data', 'no boundary'],
    ['application/x-www-form-urlencoded', 'intent=%E0%A4%A&%00=%00&&&=='],
    ['', ''],
  ] as const

  test.each(routes)('POST $address, cut or of another kind', async ({ address, kind }) => {
    const page = fillAddress(address, addressIds(ctg()))
    const cookie = await cookieOf('townCoordinator')
    const faults: string[] = []
    for (const [index, [type, body]] of bodies.entries()) {
      // The body is read before anything is drawn: one refusal of a page comes back as a page, the others as what it is made of.
      const url = `http://localhost:3000${kind === undefined && index > 0 ? dataAddress(page) : page}`
      const headers = { origin: 'http://localhost:3000', cookie, ...(type && { 'content-type': type }) }
      if (isFault((await app().app.request(url, { method: 'POST', body, headers })).status))
        faults.push(`${type} ${body}`)
    }
    expect(faults).toEqual([])
  })
})
