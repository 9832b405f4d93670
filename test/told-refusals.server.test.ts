/** What the technical log says of what somebody known was refused, and that it says nothing of the others (docs/exploitation.md). */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { log } from '#app/kernel/log.server.ts'
import { testDatabase } from './database.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const given: { app?: TestApp; ctg?: FullCtg; other?: FullCtg } = {}
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const other = () => given.other ?? expect.unreachable('no other CTG')

beforeAll(async () => {
  const db = await testDatabase()
  given.app = await openTestApp(db)
  given.ctg = await givenFullCtg(db)
  given.other = await givenFullCtg(db)
})
afterAll(() => given.app?.close())

const warn = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
afterEach(() => warn.mockClear())
const told = () => warn.mock.calls.filter(([, message]) => message === 'refused').map(([facts]) => facts)

test('a right that she has not', async () => {
  const { ctgId, actors } = ctg()
  const path = `/ctg/${ctgId}/membres/logiciels`
  const form = { intent: 'create-token', name: 'Tableau de bord', days: '30', scopes: ['read-figures'] }
  const answer = await app().post(path, form, await app().signIn(actors.reader))
  expect(answer.status).toBe(403)
  expect(told()).toEqual([{ method: 'POST', path, status: 403, personId: actors.reader.personId }])
})

test('a page of another CTG', async () => {
  const path = `/ctg/${other().ctgId}/plan`
  const { reader } = ctg().actors
  expect((await app().get(path, await app().signIn(reader))).status).toBe(404)
  expect(told()).toEqual([{ method: 'GET', path, status: 404, personId: reader.personId }])
})

test('what a token may not ask', async () => {
  const path = `/api/v1/ctgs/${other().ctgId}`
  const answer = await app().app.request(path, {
    headers: { authorization: `Bearer ${ctg().software.apiToken}` },
  })
  expect(answer.status).toBe(404)
  expect(told()).toEqual([{ method: 'GET', path, status: 404, tokenId: expect.any(String) }])
})

test('nothing of somebody without an account', async () => {
  expect((await app().get('/nulle-part')).status).toBe(404)
  const foreign = { method: 'POST', headers: { origin: 'https://ailleurs.exemple' } }
  expect((await app().app.request('/connexion', foreign)).status).toBe(403)
  expect(told()).toEqual([])
})
