import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { updateParty } from '#app/domains/ctg/commands/update-party.server.ts'
import { writeContent } from '#app/domains/writing/y-text.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { aLine, aText, proposedWords, writeInText } from '#test/text-fixture.server.ts'
import { freezeVersion } from '../commands/freeze-version.server.ts'
import { setVisas } from '../commands/set-visas.server.ts'
import { getConventionFacts } from '../load-convention.server.ts'
import { getConventionPage } from '../queries.server.ts'
import { getArticlePage, getTextPage } from './queries.server.ts'
import { givenText } from './text.fixture.server.ts'

const db = await testDatabase()

const wordsOf = (value: unknown): string => JSON.stringify(value)
const frozenContent = async (ctgId: string, id: string): Promise<string> => {
  const { content } = await db
    .selectFrom('convention_version')
    .select('content')
    .where('ctg_id', '=', ctgId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return wordsOf(content)
}

describe('what fills itself', () => {
  test('follows the parties and the period until a version is frozen, which keeps its words', async () => {
    const { ctgId, town } = await givenText(db)
    const { articles } = await getTextPage(town, ctgId)
    const [first] = articles
    const duration = articles.find(({ title }) => title === 'Durée')
    if (!first || !duration) expect.unreachable('no article')
    const subject = async () => wordsOf((await getArticlePage(town, { ctgId, articleId: first.id })).body.text)
    expect(await subject()).toContain('la Caf de test et la Ville de test')
    const { conventionVersionId } = await freezeVersion(town, { ctgId })

    await db
      .updateTable('party')
      .set({ name: 'Commune nouvelle de test' })
      .where('ctg_id', '=', ctgId)
      .where('kind', '=', 'authority')
      .execute()
    await db.updateTable('ctg').set({ ends_on: '2031-12-31' }).where('id', '=', ctgId).execute()

    expect(await subject()).toContain('la Caf de test et la Commune nouvelle de test')
    const page = await getArticlePage(town, { ctgId, articleId: duration.id })
    expect(page.facts.map(({ name, words }) => [name, words])).toEqual([
      ['start', '1er janvier 2026'],
      ['end', '31 décembre 2031'],
      ['duration', 'six ans'],
    ])
    const frozen = await frozenContent(ctgId, conventionVersionId)
    expect(frozen).toContain('la Caf de test et la Ville de test')
    expect(frozen).not.toMatch(/"fact"|\{date de fin\}/)
  })

  test('never changes what was filled once, before it could follow', async () => {
    const { ctgId, town } = await givenText(db)
    const [first] = (await getTextPage(town, ctgId)).articles
    if (!first) expect.unreachable('no article')
    const body = 'La présente convention réunit la Caf de naguère.'
    await db
      .updateTable('convention_article')
      .set({ body })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', first.id)
      .execute()
    expect((await getArticlePage(town, { ctgId, articleId: first.id })).body.text).toEqual([
      { kind: 'paragraph', text: body },
    ])
  })

  test('prints the parties whole: article, address, SIRET, representative', async () => {
    const { ctgId, town } = await givenText(db)
    const caf = await db
      .selectFrom('party')
      .selectAll()
      .where('ctg_id', '=', ctgId)
      .where('kind', '=', 'caf')
      .executeTakeFirstOrThrow()
    await updateParty(town, {
      ...{ ctgId, partyId: caf.id, version: caf.version, kind: 'caf', name: caf.name, standing: 'signatory' },
      ...{
        representedBy: 'Hélène Bouclé',
        representedAs: 'directrice',
        address: '1 rue du Rouet\n99000 Fuseaux',
        siret: '123 456 789 00012',
      },
      commitments: 'Un conseiller à mi-temps',
    })
    const sentence =
      'la Caf de test, 1 rue du Rouet, 99000 Fuseaux, SIRET 123 456 789 00012, représentée par Hélène Bouclé, directrice'
    expect((await getTextPage(town, ctgId)).parties.map((party) => party.sentence)).toContain(sentence)
    const { conventionVersionId } = await freezeVersion(town, { ctgId })
    const frozen = await frozenContent(ctgId, conventionVersionId)
    for (const words of [
      '"article": "la "',
      '1 rue du Rouet, 99000 Fuseaux',
      '123 456 789 00012',
      'Un conseiller à mi-temps',
    ])
      expect(frozen.replace(/":/g, '": ')).toContain(words)
  })
})

test('what is to be looked at again has one count, on the text, the overview and the dashboard; none once signed', async () => {
  const { ctgId, town } = await givenText(db)
  const { remarks } = await getTextPage(town, ctgId)
  expect(remarks.length).toBeGreaterThan(2)
  const count = [{ code: 'convention.text-remarks', count: remarks.length, path: '/convention/texte#a-revoir' }]
  const ofText = <One extends { readonly code: string }>(missing: readonly One[]) =>
    missing.filter(({ code }) => code === 'convention.text-remarks')
  expect(ofText((await getConventionPage(town, ctgId)).missing)).toEqual(count)
  expect(ofText((await getConventionFacts(db, ctgId, '2026-11-24')).missing)).toEqual(count)
  await db.updateTable('ctg').set({ signed_on: '2026-11-20' }).where('id', '=', ctgId).execute()
  expect((await getTextPage(town, ctgId)).remarks).toEqual([])
  expect(ofText((await getConventionPage(town, ctgId)).missing)).toEqual([])
})

test('a proposal that waits in an article is to be looked at again, until somebody settles it', async () => {
  const { ctgId, town, caf } = await givenText(db)
  const { articles } = await getTextPage(town, ctgId)
  const key = { ctgId, textId: randomUUID() }
  const place = { subject_type: 'convention-article', subject_id: articles[0]?.id ?? '', field: 'body' } as const
  const at = new Date('2026-11-20T08:00:00Z')
  await db
    .insertInto('written_text')
    .values({ ctg_id: ctgId, id: key.textId, ...place, created_at: at })
    .execute()
  await db.insertInto('text_state').values({ ctg_id: ctgId, text_id: key.textId }).execute()
  const proposed = (words: string, id: string) => proposedWords(words, 'suggestedInsertion', id, town.actor)
  const waiting = async () =>
    (await getTextPage(caf, ctgId)).remarks.filter(({ code }) => code === 'proposals-to-settle')
  await writeInText(db, key, town.actor, at, (doc) =>
    writeContent(
      doc,
      aText(aLine('Un texte.', proposed(' Une', 's1'), proposed(' fois.', 's1')), aLine(proposed('Deux.', 's2'))),
    ),
  )
  expect(await waiting()).toMatchObject([{ detail: '2', path: `/textes/${key.textId}#propositions` }])
  await writeInText(db, key, caf.actor, at, (doc) => writeContent(doc, aText(aLine('Un texte.'))))
  expect(await waiting()).toEqual([])
})

describe('visas', () => {
  test('are those proposed, then those the parties wrote, in their order, before the acts', async () => {
    const { ctgId, town } = await givenText(db)
    const before = await getTextPage(town, ctgId)
    expect([before.visas.own, before.visas.version]).toEqual([null, 1])
    await setVisas(town, { ctgId, version: 1, visas: 'Vu le projet social ;\n\nVu le code ;' })
    const { visas } = await getTextPage(town, ctgId)
    expect(visas.own).toEqual(['Vu le projet social ;', 'Vu le code ;'])
    const { conventionVersionId } = await freezeVersion(town, { ctgId })
    expect(await frozenContent(ctgId, conventionVersionId)).toContain('Vu le projet social ;')
    await setVisas(town, { ctgId, version: visas.version, visas: '' })
    expect((await getTextPage(town, ctgId)).visas.own).toBeNull()
  })

  test('of two people at once do not erase one another', async () => {
    const { ctgId, town, caf } = await givenText(db)
    await setVisas(town, { ctgId, version: 1, visas: 'Vu a ;' })
    await expect(setVisas(caf, { ctgId, version: 1, visas: 'Vu b ;' })).rejects.toMatchObject({
      code: 'convention.changed-meanwhile',
    })
    expect((await getTextPage(town, ctgId)).visas.own).toEqual(['Vu a ;'])
  })
})
