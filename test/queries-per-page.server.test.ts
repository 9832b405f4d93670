/** Each page asks PostgreSQL at most twelve times, session and frame included, whatever it shows. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { coverageIndicatorId } from '#app/domains/diagnosis/projection.ts'
import { guidesLabels } from '#app/domains/guides/labels.fr.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { givenCtg } from './ctg-fixture.server.ts'
import { newTestDatabase } from './database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { fillAddress, routeTable } from './route-table.ts'

const most = 12

const given: { app?: TestApp; ctg?: FullCtg; cookie?: string; pool?: pg.Pool; db?: Database } = {}
const app = () => given.app ?? expect.unreachable('no application')

/** A message to all stands: it asks nothing more of a page (docs/rules/instance.md §8). */
beforeAll(async () => {
  const { db, pool } = await newTestDatabase()
  Object.assign(given, { db, pool })
  await db
    .insertInto('instance_message')
    .values({
      ...{ id: randomUUID(), level: 'news', text: 'Une nouvelle', created_by: 'Une personne', created_at: new Date() },
      ...{ starts_at: new Date(Date.now() - 60_000), ends_at: new Date(Date.now() + 3_600_000) },
    })
    .execute()
  given.app = await openTestApp(db)
  given.ctg = await givenFullCtg(db)
  given.cookie = await given.app.signIn(given.ctg.actors.townCoordinator)
  await given.app.get('/', given.cookie) // modules loaded, prepared statements of the driver too
})
afterAll(async () => {
  await given.app?.close()
  await given.pool?.end()
})

const pages = Object.values(routeTable).filter(
  ({ kind, readers }) => kind === undefined && readers !== 'demonstration' && readers !== 'administrators',
)

async function open(url: string, cookie: string | undefined) {
  const asked = vi.spyOn(pg.Client.prototype, 'query')
  const answer = await app().get(url, cookie)
  // A connection that opens says its settings, and the tests’ own (`prepare-all.server.ts`); no page asks for that.
  const statements = asked.mock.calls.filter(([text]) => !String(text).startsWith('set ')).length
  asked.mockRestore()
  return { status: answer.status, statements, html: await answer.text() }
}

test.each(pages.map(({ address }) => address))('%s', async (address) => {
  const url = fillAddress(address, addressIds(given.ctg ?? expect.unreachable('no CTG')))
  // Signed in, one is led on from there.
  const { status, statements } = await open(url, address === '/connexion' ? undefined : given.cookie)
  expect(status).toBe(200)
  expect(statements).toBeLessThanOrEqual(most)
})

test('/ctg/:ctgId of a CTG that begins, with its first steps, while its text is written', async () => {
  const db = given.db ?? expect.unreachable('no database')
  const { ctgId, actors } = await givenCtg(db)
  const article = { ctg_id: ctgId, id: randomUUID(), title: 'Objet', body: 'Un texte.', position: 0 }
  await db.insertInto('convention_article').values(article).execute()
  const { html, statements } = await open(`/ctg/${ctgId}`, await app().signIn(actors.townCoordinator))
  expect(html).toContain(guidesLabels.walk.title)
  expect(statements).toBeLessThanOrEqual(most)
})

test('/ctg/:ctgId/ateliers/:workshopId of a workshop that judges a question', async () => {
  const db = given.db ?? expect.unreachable('no database')
  const { ctgId, ids } = given.ctg ?? expect.unreachable('no CTG')
  await db
    .updateTable('workshop')
    .set({ evaluation_question_id: ids.evaluationQuestion })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.workshop)
    .execute()
  for (const url of [`ateliers/${ids.workshop}`, `evaluation/questions/${ids.evaluationQuestion}`]) {
    const { status, statements } = await open(`/ctg/${ctgId}/${url}`, given.cookie)
    expect([status, statements <= most ? 'few' : `${statements} for ${url}`]).toEqual([200, 'few'])
  }
})

test('/ctg/:ctgId/objectifs/:objectiveId of an objective measured by the coverage, and what follows if nothing changes', async () => {
  const db = given.db ?? expect.unreachable('no database')
  const { ctgId, ids } = given.ctg ?? expect.unreachable('no CTG')
  await db
    .updateTable('objective')
    .set({ indicator_id: coverageIndicatorId, measure_name: null, measure_unit: null })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.objective)
    .execute()
  const link = { ctg_id: ctgId, action_id: ids.action, objective_id: ids.objective, position: 0 }
  await db.insertInto('action_objective').values(link).execute()
  const { html, status, statements } = await open(`/ctg/${ctgId}/objectifs/${ids.objective}`, given.cookie)
  expect(status).toBe(200)
  expect(html).toContain(`/ctg/${ctgId}/actions/${ids.action}`)
  expect(statements).toBeLessThanOrEqual(most)
})

test('/ctg/:ctgId/elu while a copil is to come', async () => {
  const db = given.db ?? expect.unreachable('no database')
  const { ctgId, actors } = await givenCtg(db)
  const [bodyId, meetingId] = [randomUUID(), randomUUID()]
  await db.insertInto('body').values({ ctg_id: ctgId, id: bodyId, kind: 'copil', name: 'Copil', position: 0 }).execute()
  await db
    .insertInto('meeting')
    .values({
      ...{ ctg_id: ctgId, id: meetingId, body_id: bodyId, title: 'Copil', status: 'convened' },
      starts_at: new Date(Date.now() + 86_400_000),
    })
    .execute()
  const { html, statements } = await open(`/ctg/${ctgId}/elu`, await app().signIn(actors.townCoordinator))
  expect(html).toContain(`/reunions/${meetingId}`)
  expect(statements).toBeLessThanOrEqual(most)
})

const followed = [
  '/',
  '/?tri=echeance',
  '/couverture',
  '/comparer',
  '/renouvellements',
  '/campagnes',
  '/campagnes/nouvelle',
  '/actions',
]
test('the pages of who follows twenty CTGs ask no more than those of who follows three', async () => {
  const db = given.db ?? expect.unreachable('no database')
  const person = (await givenCtg(db)).actors.cafCoordinator
  const cookie = await app().signIn(person)
  const follow = async (more: number) => {
    for (let left = more; left > 0; left -= 1) {
      const { ctgId, caf } = await givenCtg(db)
      const row = { ctg_id: ctgId, id: randomUUID(), person_id: person.personId, party_id: caf.id }
      await db
        .insertInto('member')
        .values({ ...row, role: 'coordinator', function_title: 'Conseillère', created_at: new Date() })
        .execute()
    }
    const counts: string[] = []
    for (const url of followed) {
      const { status, statements } = await open(url, cookie)
      counts.push(`${url} ${status} ${statements}`)
    }
    return counts
  }
  const ofThree = await follow(2)
  expect(await follow(17)).toEqual(ofThree)
  expect(ofThree.filter((line) => !/ 200 (?:\d|1[0-2])$/.test(line))).toEqual([])
})

test('no page that was read, a preview among them, has told other software anything', async () => {
  const { ctgId, software } = given.ctg ?? expect.unreachable('no CTG')
  const db = given.db ?? expect.unreachable('no database')
  const told = await db.selectFrom('webhook_message').select('id').where('ctg_id', '=', ctgId).execute()
  expect(told.map(({ id }) => id)).toEqual([software.messageId])
})
