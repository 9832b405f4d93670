import { expect, test } from 'vitest'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { freezeVersion } from '../commands/freeze-version.server.ts'
import { handOverVersion } from '../commands/hand-over-version.server.ts'
import { prepareArticles } from '../commands/prepare-articles.server.ts'
import { updateArticle } from '../commands/update-article.server.ts'
import { getVersionPage } from '../queries.server.ts'
import { listSentences } from './comparison-dossier.ts'
import { getComparisonFile, getComparisonPage, getVersionsPage } from './queries.server.ts'

const db = await testDatabase()

/** Two versions: one article changed, one action added between them. */
async function givenTwoVersions() {
  const ctg = await givenCtg(db)
  const { ctgId } = ctg
  const coordinator = ctg.as(ctg.actors.townCoordinator)
  await prepareArticles(coordinator, { ctgId })
  const { conventionVersionId: first } = await freezeVersion(coordinator, { ctgId })
  const article = await db
    .selectFrom('convention_article')
    .select(['id', 'title'])
    .where('ctg_id', '=', ctgId)
    .where('title', '=', 'Durée')
    .executeTakeFirstOrThrow()
  await updateArticle(coordinator, {
    ...{ ctgId, articleId: article.id, version: 1, title: 'Durée', body: 'Elle dure cinq ans.' },
  })
  await db
    .insertInto('action')
    .values({
      ...{ ctg_id: ctgId, id: crypto.randomUUID(), number: 1, title: 'Ouvrir un relais', theme_id: ctg.early.id },
      ...{ status: 'validated', created_at: coordinator.at },
    })
    .execute()
  const { conventionVersionId: second } = await freezeVersion(coordinator, { ctgId })
  return { ...ctg, coordinator, first, second }
}

test('two versions are compared in words and in their plan, the earlier first whatever the order asked', async () => {
  const { ctgId, coordinator } = await givenTwoVersions()
  const { comparison, chosen } = await getComparisonPage(coordinator, { ctgId, before: 2, after: 1 })
  expect(chosen).toEqual({ before: 1, after: 2 })
  const duration = comparison?.text.parts.find(({ title }) => /^Article \d+\. Durée$/.test(title))
  expect(duration).toMatchObject({ how: 'changed', change: { added: expect.any(Number) } })
  expect(comparison?.plan?.map(({ sentence }) => sentence)).toEqual([
    '1\u00a0action ajoutée : «\u00a0Ouvrir un relais\u00a0».',
  ])
})

test('a version that did not keep the state of its plan is compared by titles, and the page can tell', async () => {
  const { ctgId, coordinator, first } = await givenTwoVersions()
  await db
    .updateTable('convention_version')
    .set({ plan: null })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', first)
    .execute()
  const { comparison } = await getComparisonPage(coordinator, { ctgId, before: 1, after: 2 })
  expect(comparison?.plan).toBeNull()
  expect(comparison?.text.actions).toEqual({ added: ['1 Ouvrir un relais'], removed: [] })
})

test('the draft is compared with the last version; nothing between a text and itself', async () => {
  const { ctgId, coordinator } = await givenTwoVersions()
  const { comparison } = await getComparisonPage(coordinator, { ctgId, before: 2, after: 'draft' })
  expect(comparison).toMatchObject({ after: { name: 'Projet en cours', number: null }, text: { parts: [] }, plan: [] })
  expect((await getComparisonPage(coordinator, { ctgId, before: 2, after: 2 })).comparison).toBeNull()
  await expect(getComparisonPage(coordinator, { ctgId, before: 3, after: 1 })).rejects.toMatchObject({
    code: 'convention.version-not-found',
  })
})

test('the comparison prints, the same bytes for the same texts', async () => {
  const { ctgId, coordinator } = await givenTwoVersions()
  const { dossier, name } = await getComparisonFile(coordinator, { ctgId, before: 1, after: 2 })
  expect(name).toBe('convention-version-1-a-2.pdf')
  const readFile = () => Promise.reject(new Error('no logo'))
  const [one, other] = [await writeDossier('pdf', dossier, readFile), await writeDossier('pdf', dossier, readFile)]
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
})

test('a version sent is noted for each signatory, the last time counts; nobody, tomorrow or a stranger’s party is refused', async () => {
  const { ctgId, coordinator, as, actors, second, caf, town, partner } = await givenTwoVersions()
  const sent = { ctgId, conventionVersionId: second, handedOn: '2026-11-20', means: 'mail' } as const
  await handOverVersion(coordinator, { ...sent, partyIds: [caf.id, town.id] })
  await handOverVersion(coordinator, { ...sent, handedOn: '2026-11-22', partyIds: [town.id] })
  const { handovers } = await getVersionsPage(coordinator, ctgId)
  expect(handovers.map(({ partyId, handedOn }) => [partyId, handedOn])).toEqual([
    [caf.id, '2026-11-20'],
    [town.id, '2026-11-22'],
  ])
  const { standing } = await getVersionPage(coordinator, { ctgId, conventionVersionId: second })
  expect(standing.sent.map(({ partyId }) => partyId)).toEqual([caf.id, town.id])

  await expect(handOverVersion(coordinator, { ...sent, partyIds: [] })).rejects.toMatchObject({ kind: 'invalid' })
  await expect(
    handOverVersion(coordinator, { ...sent, handedOn: '2027-01-01', partyIds: [caf.id] }),
  ).rejects.toMatchObject({ fields: { handedOn: expect.stringContaining('à venir') } })
  await expect(handOverVersion(coordinator, { ...sent, partyIds: [partner.id] })).rejects.toMatchObject({
    kind: 'not-found',
  })
  await expect(handOverVersion(as(actors.reader), { ...sent, partyIds: [caf.id] })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  expect((await getVersionsPage(coordinator, ctgId)).handovers).toHaveLength(2)

  const reminder = { email: 'mairie@exemple.fr', asked_by: 'Une personne', asked_at: coordinator.at }
  await db
    .insertInto('act_reminder')
    .values({
      ...{ ctg_id: ctgId, id: crypto.randomUUID(), party_id: caf.id, version_id: second, ...reminder },
      written_at: new Date('2026-11-23T23:30:00Z'),
    })
    .execute()
  const [last] = (await getVersionsPage(coordinator, ctgId)).handovers.toReversed()
  expect(last).toEqual({ versionId: second, partyId: caf.id, handedOn: '2026-11-24' })
})

test('of a sheet restricted since, the texts differ and nobody is told its name', async () => {
  const { ctgId, coordinator, as, actors, first } = await givenTwoVersions()
  await db.updateTable('action').set({ ends_on: '2028-06-30' }).where('ctg_id', '=', ctgId).execute()
  await freezeVersion(coordinator, { ctgId })
  const { id } = await db.selectFrom('action').select('id').where('ctg_id', '=', ctgId).executeTakeFirstOrThrow()
  const restricted = { is_restricted: true, title: 'Fermer un relais' }
  await db.withSchema('public').updateTable('action').set(restricted).where('ctg_id', '=', ctgId).execute()
  const reader = as(actors.reader)
  for (const [before, after, sentence] of [
    [1, 2, '1\u00a0action à diffusion restreinte ajoutée.'],
    [2, 3, '1\u00a0action à diffusion restreinte modifiée.'],
    [3, 'draft', '1\u00a0action à diffusion restreinte retirée.'],
  ] as const)
    for (const context of [reader, coordinator]) {
      const { comparison } = await getComparisonPage(context, { ctgId, before, after })
      expect(comparison?.plan?.map((group) => group.sentence)).toEqual([sentence])
      expect(JSON.stringify(comparison)).not.toMatch(new RegExp(`relais|2028|${id}`))
    }
  const { dossier } = await getComparisonFile(reader, { ctgId, before: 1, after: 2 })
  expect(JSON.stringify(dossier)).not.toContain('relais')
  const ofFirst = db.updateTable('convention_version').set({ plan: null }).where('ctg_id', '=', ctgId)
  await ofFirst.where('id', '=', first).execute()
  const { comparison } = await getComparisonPage(reader, { ctgId, before: 1, after: 2 })
  expect(comparison?.text.actions).toEqual({ added: ['une action à diffusion restreinte'], removed: [] })
  expect(comparison && listSentences(comparison.text, ['actions'])).toEqual([
    '1\u00a0action à diffusion restreinte ajoutée.',
  ])
})
