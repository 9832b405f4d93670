/** The same questions asked of every command through HTTP: who may, what a bad field is told, what a repeat does. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { commands } from '#app/kernel/transaction.server.ts'
import type { ActorKey, Form } from './command-rows/command-row.ts'
import { commandRows } from './command-rows/index.ts'
import { testDatabase } from './database.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const given: { db?: Database; app?: TestApp } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
})
afterAll(() => given.app?.close())

/** Every command file is loaded, whether a route uses it or not. */
const commandFiles = fs.globSync('app/domains/*/commands/*.server.ts', { cwd: path.resolve(import.meta.dirname, '..') })
await Promise.all(commandFiles.map((file) => import(path.resolve(import.meta.dirname, '..', file))))

const rows = Object.entries(commandRows)
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const day = /^\d{4}-\d{2}-\d{2}$/

const countJournal = async () =>
  Number(
    (
      await db()
        .selectFrom('audit_entry')
        .select((eb) => eb.fn.countAll().as('lines'))
        .executeTakeFirstOrThrow()
    ).lines,
  )

async function prepared(name: string): Promise<FullCtg> {
  const ctg = await givenFullCtg(db())
  await commandRows[name]?.prepare?.(db(), ctg)
  return ctg
}

async function send(name: string, ctg: FullCtg, as: ActorKey | undefined, change: Form = {}) {
  const row = commandRows[name] ?? expect.unreachable(name)
  const cookie = as ? await app().signIn(ctg.actors[as]) : undefined
  return app().post(row.url(ctg), { intent: row.intent, ...row.form(ctg), ...change }, cookie)
}

test('every command has its row, and every row its command', () => {
  expect(rows.map(([name]) => name).sort()).toEqual([...commands.keys()].sort())
})

describe.each(rows)('%s', (name, row) => {
  test('is done by those who may, refused to the others, unknown to strangers', async () => {
    const shared = await prepared(name)
    const everyone: readonly ActorKey[] = [
      'cafCoordinator',
      'townCoordinator',
      'earlyOfficer',
      'housingOfficer',
      'bodyMember',
      'lead',
      'contributor',
      'reader',
    ]
    const permission = commands.get(name)?.permission
    for (const key of everyone) {
      if (row.mayDo.includes(key)) {
        const answer = await send(name, await prepared(name), key)
        expect({ key, status: answer.status, text: answer.status === 303 ? '' : await answer.text() }).toMatchObject({
          key,
          status: 303,
        })
        if (typeof permission === 'object') expect(permission.roles).toContain(shared.actors[key].memberships[0]?.role)
        continue
      }
      const before = await countJournal()
      const answer = await send(name, shared, key)
      expect({ key, refused: [403, 404].includes(answer.status) }).toEqual({ key, refused: true })
      expect(await countJournal()).toBe(before)
    }
    if (typeof permission === 'object') expect((await send(name, shared, 'stranger')).status).toBe(404)
    const visitor = await send(name, shared, undefined)
    expect(visitor.headers.get('location')).toMatch(/^\/connexion/)
  })

  test('answers a bad field with a sentence there, and writes nothing', async () => {
    const ctg = await prepared(name)
    const key = row.mayDo[0] ?? expect.unreachable('nobody may')
    const before = await countJournal()
    const form = row.form(ctg)
    for (const [field, value] of Object.entries(form)) {
      if (typeof value !== 'string') continue
      const bad = [
        '',
        'x'.repeat(100_000),
        ...(day.test(value) ? ['2026-13-45', 'demain'] : []),
        ...(uuid.test(value) ? ['1234'] : []),
      ]
      for (const wrong of bad) {
        const parsed = commands.get(name)?.input.safeParse({ ...form, ...paramsOf(ctg), [field]: wrong })
        if (wrong.length > 50_000)
          expect({ field, tooLongIsRefused: !parsed?.success }).toEqual({ field, tooLongIsRefused: true })
        if (parsed?.success) continue
        const answer = await send(name, ctg, key, { [field]: wrong })
        expect({ field, wrong: wrong.slice(0, 12), status: answer.status }).toMatchObject({ status: 422 })
        // An id travels in a hidden input: its sentence is in the form's summary when the form is still there.
        if (!uuid.test(value)) expect(withoutScripts(await answer.text())).toContain('aria-invalid="true"')
      }
    }
    expect(await countJournal()).toBe(before)
  })

  test('does not reach the things of another CTG', async () => {
    const ctg = await prepared(name)
    const other = await givenFullCtg(db())
    const otherForm = row.form(other)
    const key = row.mayDo[0] ?? expect.unreachable('nobody may')
    const before = await countJournal()
    for (const [field, value] of Object.entries(row.form(ctg))) {
      const otherValue = otherForm[field]
      if (typeof value !== 'string' || !uuid.test(value) || typeof otherValue !== 'string' || otherValue === value)
        continue
      const answer = await send(name, ctg, key, { [field]: otherValue })
      expect({ field, refused: [404, 409, 422].includes(answer.status) }).toEqual({ field, refused: true })
    }
    const cookie = await app().signIn(ctg.actors[key])
    const elsewhere = row.url(other)
    if (elsewhere !== row.url(ctg))
      expect((await app().post(elsewhere, { intent: row.intent, ...row.form(ctg) }, cookie)).status).toBe(404)
    expect(await countJournal()).toBe(before)
  })

  test('sent twice with the same number, is done once and answered the same', async () => {
    const ctg = await prepared(name)
    const key = row.mayDo[0] ?? expect.unreachable('nobody may')
    const requestId = { requestId: `test-${name}-${ctg.ctgId}`.slice(0, 90) }
    const first = await send(name, ctg, key, requestId)
    const after = await countJournal()
    const second = await send(name, ctg, key, requestId)
    expect([second.status, second.headers.get('location')]).toEqual([first.status, first.headers.get('location')])
    expect(await countJournal()).toBe(after)
  })
})

const withoutScripts = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '')

/** Ids that the address carries. */
const paramsOf = ({ ctgId, ids, themeId }: FullCtg) => ({
  ctgId,
  themeId,
  bodyId: ids.body,
  meetingId: ids.meeting,
  decisionId: ids.decision,
  findingId: ids.finding,
  issueId: ids.issue,
  objectiveId: ids.objective,
  actionId: ids.action,
  reportId: ids.report,
  correctiveActionId: ids.correctiveAction,
  articleId: ids.article,
  conventionVersionId: ids.conventionVersion,
})
