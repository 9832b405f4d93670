/** What someone wrote in a survey, and how many ticked what is small, are in no byte that others read (docs/rules/surveys.md §5.3). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase } from './database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { fillAddress } from './route-table.ts'

const given: { db?: Database; app?: TestApp; ctg?: FullCtg } = {}
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')

const canary = 'Zorglubin attend une place'

beforeAll(async () => {
  const db = await testDatabase()
  given.app = await openTestApp(db)
  given.ctg = await givenFullCtg(db)
  const { ctgId, ids } = given.ctg
  await db
    .updateTable('survey_text')
    .set({ words: canary })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.surveyText)
    .execute()
})
afterAll(() => given.app?.close())

const base = '/ctg/:ctgId'
const surveys = `${base}/diagnostic/enquetes`
const addresses = [
  ...[base, `${base}/journal`, `${base}/diagnostic`, `${base}/diagnostic/:themeId`, surveys],
  ...[`${surveys}/:surveyId`, `${surveys}/:surveyId/apercu`, `${surveys}/:surveyId/resultats.csv`],
  ...[`${base}/recherche?q=Zorglubin`, `${base}/fil`, `${base}/notifications`, '/enquete/:surveyToken'],
]

test('nobody but the team reads a text: neither the other coordinator, nor a reader, nor a visitor', async () => {
  const team = await app().signIn(ctg().actors.townCoordinator)
  const url = (address: string) => fillAddress(address, addressIds(ctg()))
  const textsUrl = url(`${surveys}/:surveyId/textes`)
  expect(await (await app().get(textsUrl, team)).text(), 'the team').toContain(canary)
  for (const who of ['cafCoordinator', 'reader'] as const) {
    const cookie = await app().signIn(ctg().actors[who])
    expect((await app().get(textsUrl, cookie)).status).toBe(403)
    for (const address of addresses) {
      const answer = await app().get(url(address), cookie)
      expect({ address, status: answer.status }).toEqual({ address, status: 200 })
      // The search says back what was asked.
      const said = (await answer.text()).replaceAll('q=Zorglubin', '').replaceAll('"Zorglubin"', '')
      expect(said.includes('Zorglubin attend'), `${who} at ${address}`).toBe(false)
    }
  }
  const visitor = await app().get(url('/enquete/:surveyToken'))
  expect(await visitor.text()).not.toContain(canary)
})
