/** A sheet restricted after it was proposed or published is named by nothing that is read afterwards. Rules: docs/rules/portal.md §3, plan.md §17. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { confirmEdition } from './commands/confirm-edition.server.ts'
import { proposeEdition } from './commands/propose-edition.server.ts'
import { makePublicPicture } from './jobs.server.ts'
import { db, givenPage, insertAction, insertDecision, publish } from './portal.fixture.server.ts'

const given: { app?: TestApp } = {}
const app = () => given.app ?? expect.unreachable('no application')
beforeAll(async () => {
  given.app = await openTestApp(db)
})
afterAll(() => given.app?.close())

const canary = 'Kanarivogel'
/** Of the decision about it: members read it where it was taken, the public reads it no more. */
const decided = 'Nachtigall'

/** Two sheets; one with its own axis, place and chosen decision, each with the word. */
async function givenTwoSheets() {
  const page = await givenPage()
  const { ctgId } = page
  const of = { ctg_id: ctgId }
  const axis = { ...of, id: randomUUID(), title: `Axe ${canary}`, position: 7 }
  await db.insertInto('axis').values(axis).execute()
  const secretId = await insertAction(ctgId, 2, `Fermer ${canary}`, { axis_id: axis.id })
  await db
    .insertInto('area')
    .values({ ...of, id: axis.id, name: `Quartier ${canary}`, commune_code: '92036' })
    .execute()
  await db
    .insertInto('action_area')
    .values({ ...of, action_id: secretId, area_id: axis.id })
    .execute()
  const decisionId = await insertDecision(ctgId, 1, `Le copil retient ${decided}.`)
  const tied = { ...of, decision_id: decisionId }
  await db
    .insertInto('decision_subject')
    .values({ ...tied, subject_type: 'action', subject_id: secretId })
    .execute()
  await db
    .insertInto('portal_decision')
    .values({ ...tied, chosen_by: 'Une personne', chosen_at: testInstant })
    .execute()
  const restrict = (isRestricted: boolean) =>
    db
      .withSchema('public')
      .updateTable('action')
      .set({ is_restricted: isRestricted })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', secretId)
      .execute()
  return { page, restrict }
}

const publicParts = ['', '/actions', '/encart', '/fil.atom', '/donnees/plan.csv', '/donnees/plan.json']

describe('a sheet restricted after the publication', () => {
  test('takes with it, from the public page, the decision about it, its axis and its place, and comes back with them', async () => {
    const { page, restrict } = await givenTwoSheets()
    await publish(page)
    const told = async () => {
      const bodies = await Promise.all(
        publicParts.map(async (part) => (await app().get(`/t/${page.address}${part}`)).text()),
      )
      return publicParts.filter((_part, rank) => new RegExp(`${canary}|${decided}`).test(bodies[rank] ?? ''))
    }
    expect(await told()).toEqual(publicParts.filter((part) => part !== '/encart'))
    await restrict(true)
    expect(await told()).toEqual([])
    await restrict(false)
    expect(await told()).toEqual(publicParts.filter((part) => part !== '/encart'))
  })

  test('takes with it the picture that counts it, which comes back with it', async () => {
    const { page, restrict } = await givenTwoSheets()
    await publish(page)
    const { id: editionId } = await db
      .selectFrom('portal_edition')
      .select('id')
      .where('ctg_id', '=', page.ctgId)
      .executeTakeFirstOrThrow()
    await makePublicPicture(db, app().instance.files, { ctgId: page.ctgId, editionId })
    const picture = async () => (await app().get(`/t/${page.address}/image.png`)).status
    expect(await picture()).toBe(200)
    await restrict(true)
    expect(await picture()).toBe(404)
    expect(await (await app().get(`/t/${page.address}`)).text()).not.toContain('image.png')
    await restrict(false)
    expect(await picture()).toBe(200)
  })

  test('is named to no member by what changed since, nor by a proposal that waits', async () => {
    const { page, restrict } = await givenTwoSheets()
    const { ctgId, caf, town, actors } = page
    const cookie = await app().signIn(actors.reader)
    const told = async () => {
      const inside = ['page-publique', 'page-publique/apercu'].map((part) => `/ctg/${ctgId}/${part}`)
      const bodies = await Promise.all([
        ...inside.map((url) => app().get(url, cookie)),
        app().getData(inside[0] ?? '', cookie),
      ])
      return (await Promise.all(bodies.map((one) => one.text()))).map((body) => body.includes(canary))
    }
    const { editionId } = await proposeEdition(caf, { ctgId })
    await restrict(true)
    expect(await told()).toEqual([false, false, false])
    await expect(confirmEdition(town, { ctgId, editionId })).rejects.toMatchObject({ code: 'portal.no-longer-public' })
    await restrict(false)
    await confirmEdition(town, { ctgId, editionId })
    await restrict(true)
    expect(await told()).toEqual([false, false, false])
  })
})
