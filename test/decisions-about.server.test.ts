/** The page of each thing that a decision may be about shows the decisions about it. Rule: docs/rules/governance.md §5.5. */
import { expect, test } from 'vitest'
import { decidedKinds, shownKind } from '#app/things/register.ts'
import { testDatabase } from './database.server.ts'
import { addressIds, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp } from './http.server.ts'
import { routeTable } from './route-table.ts'

/** Listed on a page that shows many, where each has none of its own. */
const withoutPage = decidedKinds.filter((type) => !shownKind(type)?.path.endsWith('/'))

test('the kinds without a page of their own are few', () => {
  expect(withoutPage).toEqual(['axis', 'milestone', 'party'])
})

test('each page shows the decisions about what it shows', async () => {
  const db = await testDatabase()
  const app = await openTestApp(db)
  const ctg = await givenFullCtg(db)
  const cookie = await app.signIn(ctg.actors.townCoordinator)
  const ids = addressIds(ctg)
  const missing: string[] = []
  for (const type of decidedKinds.filter((one) => !withoutPage.includes(one))) {
    const { path } = shownKind(type) ?? expect.unreachable(type)
    const row = Object.values(routeTable).find(({ address }) => address.replace(/:\w+$/, '') === `/ctg/:ctgId${path}`)
    const id = ids[/:(\w+)$/.exec(row?.address ?? '')?.[1] ?? ''] ?? expect.unreachable(`${type}: no page`)
    const subject = { ctg_id: ctg.ctgId, decision_id: ctg.ids.decision, subject_type: type, subject_id: id }
    await db
      .insertInto('decision_subject')
      .values(subject)
      .onConflict((clash) => clash.doNothing())
      .execute()
    const answer = await app.get(`/ctg/${ctg.ctgId}${path}${id}`, cookie)
    const page = await answer.text()
    if (answer.status !== 200 || !/<h2[^>]*>(Ce qui en a été décidé|Les décisions qui concernent)/.test(page))
      missing.push(`${type}: ${answer.status}`)
  }
  app.close()
  expect(missing).toEqual([])
})
