/**
 * The same questions asked of every command through HTTP: who may, what a bad field is told, what becomes of another CTG's
 * ids, what a repeat does. A command without its row fails. One CTG serves all that is refused, since nothing is written.
 */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { commands } from '#app/kernel/transaction.server.ts'
import { type ActorKey, type CommandRow, type Form, members } from './command-rows/command-row.ts'
import { commandRows } from './command-rows/index.ts'
import { testDatabase } from './database.server.ts'
import { losingForms } from './form-names.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { undone } from './prepare-all.server.ts'

const given: { db?: Database; app?: TestApp; other?: FullCtg } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
  given.other = await givenFullCtg(given.db)
})
afterAll(() => given.app?.close())

/** Every command file is loaded, whether a route uses it or not. */
const root = path.resolve(import.meta.dirname, '..')
const commandFiles = fs.globSync(['app/domains/**/commands/*.server.ts', 'app/text-acts.server.ts'], { cwd: root })
await Promise.all(commandFiles.map((file) => import(path.resolve(root, file))))

/** What routes give to commands beside the form. */
const givenByRoutes: Readonly<Record<string, unknown>> = {
  siteUrl: 'http://localhost:3000',
  tokenHash: 'a'.repeat(64),
  salt: 'a'.repeat(64),
  codeProof: 'a'.repeat(64),
  frozenSha256: 'a'.repeat(64),
  report: {
    ...{ verdict: 'intact', sizeBytes: 1, holdsFrozenFile: true, firstDifference: null },
    ...{ problems: [], signatures: [] },
  },
}

const origin = 'http://localhost:3000'
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const day = /^\d{4}-\d{2}-\d{2}$/

async function countJournal(): Promise<number> {
  const lines = db()
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.countAll().as('count'))
  return Number((await lines.executeTakeFirstOrThrow()).count)
}

async function prepared(row: CommandRow): Promise<FullCtg> {
  const ctg = await givenFullCtg(db())
  await row.prepare?.(db(), ctg)
  return ctg
}

const cookies = new Map<string, string>()
async function cookieOf(ctg: FullCtg, as: ActorKey): Promise<string> {
  const actor = ctg.actors[as]
  const cookie = cookies.get(actor.personId) ?? (await app().signIn(actor))
  cookies.set(actor.personId, cookie)
  return cookie
}

async function send(row: CommandRow, ctg: FullCtg, as: ActorKey | undefined, change: Form = {}) {
  return sendTo(row, row.url(ctg), { ...row.form(ctg), ...change }, as && (await cookieOf(ctg, as)))
}

/** Whether it is refused, without the page that says so. */
async function statusOf(row: CommandRow, ctg: FullCtg, as: ActorKey, change: Form = {}): Promise<number> {
  if (row.isJson) return (await send(row, ctg, as, change)).status
  const form = { intent: row.intent, ...row.form(ctg), ...change }
  return (await app().postData(row.url(ctg), form, await cookieOf(ctg, as))).status
}

async function sendTo({ intent, isJson }: CommandRow, url: string, form: Form, cookie: string | undefined) {
  if (!isJson) return app().post(url, { intent, ...form }, cookie)
  const headers = { origin, 'content-type': 'application/json', ...(cookie && { cookie }) }
  return app().app.request(origin + url, { method: 'POST', headers, body: JSON.stringify(form) })
}

/** What was answered; the page's text too when the act should have been done, to see why it was not. */
async function accepted(row: CommandRow, answer: Response): Promise<void> {
  if (row.isJson) return expect(answer.status).toBe(200)
  const said = answer.status === 303 ? '' : (await answer.text()).match(/<main[\s\S]*<\/main>/)?.[0]
  expect({ status: answer.status, said }).toEqual({ status: 303, said: '' })
}

/** Wrong values that a form may carry for a field whose right value is this one. */
function wrongValues(value: string): readonly string[] {
  const tooLong = value === 'on' ? [] : ['x'.repeat(100_000)]
  return ['', ...tooLong, ...(day.test(value) ? ['2026-13-45', 'demain'] : []), ...(uuid.test(value) ? ['1234'] : [])]
}

/** A field's value, the first of several; a file counts as empty here. */
function asOne(value: Form[string] | undefined): string {
  if (value === undefined || value instanceof File) return ''
  return typeof value === 'string' ? value : (value[0] ?? '')
}

/** « power.<key> », « presence-<id> »: fields of one kind repeated on a page, which the route gathers. */
const isRepeated = (field: string) => /[.-]/.test(field)

/** What the command is given instead of a file: what is known of it once it is kept. */
const kept = (value: Form[string]) =>
  value instanceof File
    ? JSON.stringify({ sha256: 'a'.repeat(64), name: value.name, mediaType: value.type, sizeBytes: value.size })
    : value

/** Ten texts too long are more than one sending takes: it would be refused whole. */
const mostTogether = 8

const inSendings = (round: Readonly<Record<string, string>>): readonly Record<string, string>[] => {
  const fields = Object.entries(round)
  return Array.from({ length: Math.ceil(fields.length / mostTogether) }, (_, index) =>
    Object.fromEntries(fields.slice(index * mostTogether, (index + 1) * mostTogether)),
  )
}

/** Forms where every field that can be wrong in the same way is: empty everywhere, then too long everywhere… */
function wrongForms(
  name: string,
  form: Form,
  params: Readonly<Record<string, unknown>>,
): readonly Record<string, string>[] {
  const rounds: Record<string, string>[] = []
  const right = Object.fromEntries(Object.entries(form).map(([field, value]) => [field, kept(value)]))
  for (const [field, value] of Object.entries(form)) {
    if (field === 'subject' || isRepeated(field)) continue
    let round = 0
    for (const wrong of value instanceof File ? [''] : wrongValues(asOne(value))) {
      const { success } = commands.get(name)?.input.safeParse({ ...params, ...right, [field]: wrong }) ?? {}
      if (wrong.length > 50_000)
        expect({ field, isTooLongAccepted: success }).toEqual({ field, isTooLongAccepted: false })
      if (success) continue
      rounds[round] = { ...rounds[round], [field]: wrong }
      round += 1
    }
  }
  const repeated = Object.keys(form).filter(isRepeated)
  const tooLong = Object.fromEntries(repeated.map((field) => [field, 'x'.repeat(100_000)]))
  return [...rounds, tooLong].flatMap(inSendings)
}

const withoutScripts = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '')

/** The form that comes back with its sentences; undefined when what it was about is gone. */
const refusedForm = (page: string) =>
  page.match(/<form[^>]*>(?:(?!<\/form>)[\s\S])*class="errors_[\s\S]*?<\/form>/)?.[0]

const french = /^[A-ZÀÉÊ].*[.!…]$/

/** The form says what is wrong: under the field, or in its summary for what the person does not see (an id). */
function expectSentence(form: string, field: string): void {
  const atField = form.match(new RegExp(`<p id="[^"]*-${field}-error"[^>]*>([^<]*)`))?.[1]
  const inSummary = form.match(new RegExp(`href="#[^"]*-${field.split('.')[0]}s?"[^>]*>([^<]*)`))?.[1]
  // What the route gathers under another name is told in the summary.
  const isGathered = field.includes('.')
  const isSeen = new RegExp(`<(?:input(?! type="hidden")|textarea|select)[^>]* name="${field}"`).test(form)
  const sentence = isSeen && !isGathered ? atField : inSummary
  expect({ field, sentence }).toEqual({ field, sentence: expect.stringMatching(french) })
}

describe('every command', () => {
  test('has its row, and every row its command', () => {
    expect(Object.keys(commandRows).sort()).toEqual([...commands.keys()].sort())
  })
})

describe.each(Object.entries(commandRows))('%s', (name, row) => {
  const key = row.mayDo[0] ?? expect.unreachable('nobody may')
  const shared: { ctg?: FullCtg; lines?: number } = {}
  const ctgOfRefusals = async () => {
    shared.ctg ??= await prepared(row)
    shared.lines = await countJournal()
    return shared.ctg
  }
  const expectNothingWritten = async () => expect(await countJournal()).toBe(shared.lines)

  test('is refused to those who may not, unknown to strangers', async () => {
    const ctg = await ctgOfRefusals()
    const permission = commands.get(name)?.permission
    for (const one of members.filter((member) => !row.mayDo.includes(member))) {
      const status = await statusOf(row, ctg, one)
      expect({ one, isRefused: [403, 404].includes(status) }).toEqual({ one, isRefused: true })
    }
    if (typeof permission === 'object') expect((await send(row, ctg, 'stranger')).status).toBe(404)
    expect((await send(row, ctg, undefined)).headers.get('location')).toMatch(/^\/connexion/)
    await expectNothingWritten()
  })

  test('answers each bad field with a sentence there, among forms that keep their words apart, and writes nothing', async () => {
    const ctg = await ctgOfRefusals()
    for (const wrong of wrongForms(name, row.form(ctg), { ...addressIds(ctg), ...givenByRoutes })) {
      const answer = await send(row, ctg, key, wrong)
      expect({ status: answer.status, fields: Object.keys(wrong) }).toMatchObject({ status: 422 })
      if (row.isJson) {
        expect(await answer.json()).toEqual({ refusal: expect.stringMatching(french) })
        continue
      }
      const page = withoutScripts(await answer.text())
      expect(losingForms(page)).toEqual([])
      const form = refusedForm(page)
      const fields = Object.keys(wrong)
      if (form) for (const field of fields) expectSentence(form, field)
      else expect(fields.filter((field) => !uuid.test(asOne(row.form(ctg)[field])))).toEqual([])
    }
    await expectNothingWritten()
  })

  test('does not reach the things of another CTG', async () => {
    const ctg = await ctgOfRefusals()
    const other = row.prepare ? await prepared(row) : (given.other ?? expect.unreachable())
    shared.lines = await countJournal()
    const otherForm = row.form(other)
    for (const [field, value] of Object.entries(row.form(ctg))) {
      const theirs = otherForm[field]
      if (field === 'subject' || theirs === undefined || asOne(theirs) === asOne(value) || !uuid.test(asOne(value)))
        continue
      const status = await statusOf(row, ctg, key, { [field]: theirs })
      expect({ field, isRefused: [404, 409, 422].includes(status) }).toEqual({ field, isRefused: true })
    }
    if (row.url(other) !== row.url(ctg) && !row.isOfEveryCtg) {
      const answer = await sendTo(row, row.url(other), row.form(ctg), await cookieOf(ctg, key))
      expect(answer.status).toBe(404)
    }
    await expectNothingWritten()
  })

  test('is done by each who may, once even when it is sent twice', async () => {
    const permission = commands.get(name)?.permission
    // Nothing was written where it was refused.
    const ctg = await ctgOfRefusals()
    for (const one of row.mayDo)
      if (typeof permission === 'object') expect(permission.roles).toContain(ctg.actors[one].memberships[0]?.role)
    for (const one of row.mayDo.filter((may) => may !== key)) {
      // A text lives in memory between its acts: what it did there is not undone.
      if (row.isJson) await accepted(row, await send(row, await prepared(row), one))
      else await accepted(row, await undone(() => send(row, ctg, one, { requestId: `test-${name}-${one}` })))
    }
    if (!row.isJson) await expectNothingWritten()
    const requestId = `test-${name}-${ctg.ctgId}`.slice(0, 90)
    const first = await send(row, ctg, key, { requestId })
    await accepted(row, first)
    const after = await countJournal()
    const second = await send(row, ctg, key, { requestId })
    if (row.isJson) expect(await second.json()).toEqual(await first.json())
    else expect([second.status, second.headers.get('location')]).toEqual([303, first.headers.get('location')])
    expect(await countJournal()).toBe(after)
  })
})
