/** Whose a form is, as the server reads it: the person its page was shown to sends it alone, and nothing of her stays where she has no name. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { formNumber } from './form-number.server.ts'
import { refusalLabels } from './refusal-labels.fr.ts'

const given: { app?: TestApp } = {}
const db = await testDatabase()
beforeAll(async () => {
  given.app = await openTestApp(db)
})
afterAll(() => given.app?.close())
const app = (): TestApp => given.app ?? expect.unreachable('no application')

test('a survey answered by a member who is signed in keeps nothing that names her', async () => {
  const { actors, surveyToken, ids } = await givenFullCtg(db)
  const { personId } = actors.townCoordinator
  const cookie = await app().signIn(actors.townCoordinator)
  const page = await (await app().get(`/enquete/${surveyToken}`, cookie)).text()
  const requestId = /name="requestId" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const answer = await app().post(`/enquete/${surveyToken}`, { intent: 'answer-survey', requestId, q1: '0' }, cookie)
  expect(answer.status).toBe(303)
  const handled = await db.selectFrom('handled_request').selectAll().where('author_id', '=', ids.openSurvey).execute()
  expect(handled).toHaveLength(1)
  expect(JSON.stringify(handled)).not.toContain(personId.slice(0, 8))
})

test.each([
  [
    'cells of the grid',
    ({ ctgId }) => `/ctg/${ctgId}/plan/cellules`,
    (number) => [JSON.stringify({ origin: 'grid', changes: [], formNumber: number }), 'application/json'],
  ],
  [
    'a comment beside a text',
    ({ ctgId, ids }) => `/ctg/${ctgId}/textes/${ids.text}/fils`,
    (number) => [
      new URLSearchParams({ intent: 'comment-on-text', requestId: number, body: 'Vu.' }).toString(),
      'application/x-www-form-urlencoded',
    ],
  ],
] satisfies readonly (readonly [
  string,
  (ctg: Awaited<ReturnType<typeof givenFullCtg>>) => string,
  (number: string) => readonly [body: string, type: string],
])[])(
  'of a page shown to somebody else, %s are not written under the name of who signed in since',
  async (_, address, bodyOf) => {
    const ctg = await givenFullCtg(db)
    const { cafCoordinator, townCoordinator } = ctg.actors
    const cookie = await app().signIn(cafCoordinator)
    const send = async (personId: string) => {
      const [body, type] = bodyOf(`${formNumber(randomUUID(), personId)}_r_1_`)
      const headers = { origin: 'http://localhost:3000', 'content-type': type, cookie }
      return app().app.request(`http://localhost:3000${address(ctg)}`, { method: 'POST', body, headers })
    }
    const refused = await send(townCoordinator.personId)
    expect([refused.status, await refused.json()]).toEqual([409, { refusal: refusalLabels.pageOfOther }])
    expect((await send(cafCoordinator.personId)).status).not.toBe(409)
  },
)
