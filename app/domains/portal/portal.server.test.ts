import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { openTestApp } from '#test/http.server.ts'
import { choosePublicDecisions } from './commands/choose-public-decisions.server.ts'
import { choosePublicDocuments } from './commands/choose-public-documents.server.ts'
import { closePortalPage } from './commands/close-portal-page.server.ts'
import { confirmEdition } from './commands/confirm-edition.server.ts'
import { proposeEdition } from './commands/propose-edition.server.ts'
import { setPortalPage } from './commands/set-portal-page.server.ts'
import { withdrawEdition } from './commands/withdraw-edition.server.ts'
import { makePublicPicture } from './jobs.server.ts'
import {
  db,
  givenPage,
  insertAction,
  insertDecision,
  insertReport,
  linesOf,
  publish,
  view,
} from './portal.fixture.server.ts'
import { readPublicContent } from './public-content.ts'
import { getPortalPage } from './queries.server.ts'
import { sharePicture } from './share-picture.ts'
import { contentSha256 } from './store.server.ts'

const app = await openTestApp(db)
afterAll(() => app.close())

describe('publishing takes the two coordinations', () => {
  test('one proposes, nothing is public; the other confirms the same bytes, under a number', async () => {
    const page = await givenPage()
    const { ctgId, caf, town } = page
    const { editionId } = await proposeEdition(caf, { ctgId })
    expect(await view(ctgId)).toBeUndefined()
    await insertAction(ctgId, 2, 'Écrite après la proposition')

    expect(await confirmEdition(town, { ctgId, editionId })).toEqual({ number: 1 })
    expect((await view(ctgId))?.content.actions.map(({ title }) => title)).toEqual(['Ouvrir dix places'])
    const row = await db
      .selectFrom('portal_edition')
      .select(['content', 'content_sha256 as sha256'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', editionId)
      .executeTakeFirstOrThrow()
    expect(contentSha256(readPublicContent(row.content))).toBe(row.sha256)
    expect(await linesOf(ctgId)).toEqual(['portal-page.set', 'portal-page.proposed', 'portal-page.published'])
  })

  test('who proposed does not confirm, a partner proposes nothing, one proposal waits at a time', async () => {
    const { ctgId, caf, town, actors, as } = await givenPage()
    await expect(proposeEdition(as(actors.reader), { ctgId })).rejects.toMatchObject({ kind: 'forbidden' })
    const { editionId } = await proposeEdition(caf, { ctgId })
    await expect(confirmEdition(caf, { ctgId, editionId })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(proposeEdition(town, { ctgId })).rejects.toMatchObject({ code: 'portal.already-proposed' })
    await expect(confirmEdition(town, { ctgId, editionId: randomUUID() })).rejects.toMatchObject({
      code: 'portal.another-proposal',
    })
    await withdrawEdition(town, { ctgId })
    await expect(withdrawEdition(town, { ctgId })).rejects.toMatchObject({ code: 'portal.nothing-proposed' })
    expect(await view(ctgId)).toBeUndefined()
    expect(await linesOf(ctgId)).toEqual(['portal-page.set', 'portal-page.proposed', 'portal-page.withdrawn'])
  })

  test('a sheet restricted between the two stops it, and is named nowhere', async () => {
    const { ctgId, caf, town, actionId } = await givenPage()
    const { editionId } = await proposeEdition(caf, { ctgId })
    await db
      .updateTable('action')
      .set({ is_restricted: true })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', actionId)
      .execute()
    await expect(confirmEdition(town, { ctgId, editionId })).rejects.toMatchObject({ code: 'portal.no-longer-public' })
    expect(await view(ctgId)).toBeUndefined()
  })

  test('either takes it down alone; what changed since the last edition is told', async () => {
    const page = await givenPage()
    const { ctgId, town, caf, actionId } = page
    await publish(page)
    expect((await view(ctgId))?.changes).toBeNull()
    await insertReport(ctgId, actionId, 'Le local est trouvé.')
    expect(await publish(page)).toEqual({ number: 2 })
    expect((await view(ctgId))?.changes?.lines).toMatchObject([{ kind: 'news', words: 'Le local est trouvé.' }])
    await closePortalPage(town, { ctgId })
    expect(await view(ctgId)).toBeUndefined()
    await expect(closePortalPage(caf, { ctgId })).rejects.toMatchObject({ code: 'portal.page-off' })
  })

  test('an address is one page’s; settings changed meanwhile are not lost', async () => {
    const { ctgId, caf, address } = await givenPage()
    const other = await givenPage()
    await expect(setPortalPage(other.caf, { ctgId: other.ctgId, version: 1, address })).rejects.toMatchObject({
      code: 'portal.address-taken',
    })
    await setPortalPage(caf, { ctgId, version: 1, address, title: 'Un titre' })
    await expect(setPortalPage(caf, { ctgId, version: 1, address })).rejects.toMatchObject({
      code: 'portal.changed-meanwhile',
    })
    expect((await getPortalPage(caf, ctgId)).title).toBe('Un titre')
  })

  test('only documents frozen or signed are offered', async () => {
    const { ctgId, caf } = await givenPage()
    await expect(choosePublicDocuments(caf, { ctgId, fileIds: [randomUUID()] })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})

describe('what is seen by members', () => {
  test('the coordination is told what stays inside; a reader is not', async () => {
    const { ctgId, caf, as, actors } = await givenPage()
    await insertAction(ctgId, 2, 'Encore proposée', { status: 'proposed' })
    expect((await getPortalPage(caf, ctgId)).heldBack).toEqual([
      { kind: 'action', label: 'Encore proposée', reason: 'not-decided' },
    ])
    expect(await getPortalPage(as(actors.reader), ctgId)).toMatchObject({ heldBack: [], mayWrite: false })
    await expect(getPortalPage(as(actors.stranger), ctgId)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

/** A CTG with canary words in every private place, published. */
async function givenCanaries(ctg: Awaited<ReturnType<typeof givenPage>>) {
  const { ctgId, caf, town, early, actionId, actors } = ctg
  await db.updateTable('person').set({ name: 'Canari Membre' }).where('id', '=', actors.lead.personId).execute()
  await db.updateTable('party').set({ expects: 'CANARI-ATTENTE' }).where('ctg_id', '=', ctgId).execute()
  await db
    .updateTable('action')
    .set({
      ...{ need: 'CANARI-BESOIN', watch_points: 'CANARI-VIGILANCE', human_means: 'CANARI-MOYENS' },
      ...{ lead_name: 'Canari Porteuse', lead_email: 'canari@exemple.fr', external_id: 'CANARI-EXTERNE' },
      description: 'À voir avec canari porteuse.',
    })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', actionId)
    .execute()
  await insertReport(ctgId, actionId, 'Les travaux commencent.', {
    difficulty: 'CANARI-DIFFICULTE',
    reported_on: '2026-11-01',
  })
  await insertReport(ctgId, actionId, 'CANARI-SOUMIS', { status: 'submitted', reported_on: '2026-11-20' })
  const hiddenId = await insertAction(ctgId, 2, 'CANARI-RESTREINT', { is_restricted: true })
  await insertReport(ctgId, hiddenId, 'CANARI-NOUVELLE-RESTREINTE')
  await insertAction(ctgId, 3, 'CANARI-PROPOSEE', { status: 'proposed' })
  const named = await insertAction(ctgId, 4, 'Une action nommée')
  await insertReport(ctgId, named, 'Mme Membre a ouvert le guichet.')
  const [decisionId, openId, tiedId] = [
    await insertDecision(ctgId, 1, 'Six priorités sont retenues.'),
    await insertDecision(ctgId, 2, 'CANARI-SEANCE', false),
    await insertDecision(ctgId, 3, 'CANARI-LIEE'),
  ]
  await insertDecision(ctgId, 4, 'CANARI-DECISION')
  await db
    .insertInto('decision_subject')
    .values({ ctg_id: ctgId, decision_id: tiedId, subject_type: 'action', subject_id: hiddenId })
    .execute()
  await db
    .insertInto('issue')
    .values({
      ctg_id: ctgId,
      id: randomUUID(),
      number: 1,
      theme_id: early.id,
      title: 'CANARI-ENJEU',
      status: 'to-debate',
    })
    .execute()
  await db
    .insertInto('stored_file')
    .values({
      ...{ ctg_id: ctgId, id: randomUUID(), sha256: 'f'.repeat(64), name: 'CANARI-FICHIER.pdf' },
      ...{ media_type: 'application/pdf', size_bytes: 1, added_at: testInstant },
    })
    .execute()
  await choosePublicDecisions(caf, { ctgId, decisionIds: [decisionId, openId, tiedId] })
  const { editionId } = await proposeEdition(caf, { ctgId })
  await confirmEdition(town, { ctgId, editionId })
  await makePublicPicture(db, app.instance.files, { ctgId, editionId })
  return { hiddenId, editionId }
}

const parts = [
  ...[
    '',
    '/actions',
    '/actions/1',
    '/actions/4',
    '/encart',
    '/fil.atom',
    '/mentions-legales',
    '/vie-privee',
    '/donnees',
  ],
  ...['plan.csv', 'plan.json', 'plan.schema.json', 'deliberations.csv', 'catalogue.jsonld'].map(
    (file) => `/donnees/${file}`,
  ),
]

describe('nothing private is in any byte', () => {
  test('of the page, the actions, the feed, the embed, the exports, the map of the site, the picture', async () => {
    const page = await givenPage()
    await givenCanaries(page)
    const address = `/t/${page.address}`
    const bodies = new Map<string, string>()
    for (const url of [...parts.map((part) => address + part), '/sitemap.xml', '/robots.txt']) {
      const answer = await app.get(url)
      expect({ url, status: answer.status }).toEqual({ url, status: 200 })
      bodies.set(url, await answer.text())
    }
    bodies.set('picture', sharePicture((await view(page.ctgId))?.content ?? expect.unreachable()))
    for (const [url, body] of bodies)
      expect({ url, found: body.match(/canari[^<,"]*|Mme Membre/gi) }).toEqual({ url, found: null })
    // What is public is there: the search above can find.
    expect(bodies.get(address)).toContain('Les travaux commencent.')
    expect(bodies.get(address)).toContain('Six priorités sont retenues.')
    expect(bodies.get(`${address}/donnees/plan.csv`)).toContain('Ouvrir dix places')
    for (const gone of ['/actions/2', '/actions/3', '/actions/99', '/donnees/constructor', '/documents/1'])
      expect((await app.get(address + gone)).status).toBe(404)
    const picture = await app.get(`${address}/image.png`)
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  test('a sheet restricted after the publication leaves every part of the page', async () => {
    const page = await givenPage()
    await publish(page)
    const { ctgId, actionId, address } = page
    await db
      .updateTable('action')
      .set({ is_restricted: true })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', actionId)
      .execute()
    for (const part of ['', '/actions', '/encart', '/fil.atom', '/donnees/plan.csv'])
      expect(await (await app.get(`/t/${address}${part}`)).text()).not.toContain('Ouvrir dix places')
    expect((await app.get(`/t/${address}/actions/1`)).status).toBe(404)
    expect(await (await app.get('/sitemap.xml')).text()).not.toContain(`${address}/actions/1`)
  })
})
