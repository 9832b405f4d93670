/** The cells of a plan by HTTP, as the grid asks them: JSON both ways, refusals too (docs/rules/plan.md §15). */
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const origin = 'http://localhost:3000'
const change = (actionId: string, before: string, after: string) => ({
  origin: 'grid',
  changes: [{ actionId, cells: [{ key: 'public', before, after }] }],
})

async function send(who: keyof FullCtg['actors'], body: unknown, type = 'application/json') {
  const cookie = await app().signIn(ctg().actors[who])
  const answer = await app().app.request(`${origin}/ctg/${ctg().ctgId}/plan/cellules`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { origin, cookie, 'content-type': type },
  })
  return { status: answer.status, body: await answer.json() }
}

test('a cell is saved and answered with the texts of its row; sent again, it is the same', async () => {
  const asked = { ...change(ctg().ids.action, '', 'Enfants'), requestId: 'saisie-1-de-la-grille' }
  const first = await send('townCoordinator', asked)
  expect(first).toMatchObject({
    status: 200,
    body: { batchId: expect.any(String), results: [{ refusals: {}, texts: { public: 'Enfants' } }] },
  })
  expect(await send('townCoordinator', asked)).toEqual(first)
})

test('a cell that another changed is refused in its place, with what it holds', async () => {
  await send('townCoordinator', change(ctg().ids.action, 'Enfants', 'Familles'))
  const late = await send('cafCoordinator', change(ctg().ids.action, 'Enfants', 'Jeunes'))
  expect(late).toMatchObject({
    status: 200,
    body: { batchId: null, results: [{ refusals: { public: { reason: expect.any(String), present: 'Familles' } } }] },
  })
})

test.each<[string, keyof FullCtg['actors'], () => unknown, string | undefined, number]>([
  ['an action of another CTG', 'townCoordinator', () => change(other().ids.action, '', 'x'), undefined, 404],
  ['who may write nothing', 'reader', () => change(ctg().ids.action, '', 'x'), undefined, 403],
  ['a body that is not JSON', 'townCoordinator', () => '{', undefined, 400],
  ['a form', 'townCoordinator', () => 'origin=grid', 'application/x-www-form-urlencoded', 415],
  ['an unknown cell', 'townCoordinator', () => JSON.stringify(change('', '', '')), undefined, 422],
])('%s is refused by its status', async (_what, who, body, type, status) => {
  expect((await send(who, body(), type)).status).toBe(status)
})

test('the plan is read as cells, the address of a lead by who may write the sheet', async () => {
  const read = async (who: keyof FullCtg['actors']) => {
    const cookie = await app().signIn(ctg().actors[who])
    const answer = await app().get(`/ctg/${ctg().ctgId}/plan/cellules`, cookie)
    return answer.json()
  }
  expect(await read('reader')).toMatchObject({ rows: [{ mayWrite: false, texts: { title: 'Une action' } }] })
  expect(await read('lead')).toMatchObject({ rows: [{ mayWrite: true, mayMove: true }] })
})
