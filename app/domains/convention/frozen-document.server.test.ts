import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readRichText } from '#app/domains/writing/read-rich-text.ts'
import { wholeText } from '#app/domains/writing/rich-text.fixture.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { contentSha256, getConventionDocument } from './frozen-document.server.ts'

const db = await testDatabase()
const at = new Date('2026-11-24T09:00:00Z')

type Written = {
  readonly type: 'convention-article' | 'theme'
  readonly id: string
  readonly field: 'body' | 'chapter'
}

/** A text that was opened, written and settled. */
async function givenWrittenText(ctgId: string, { type, id, field }: Written): Promise<void> {
  const textId = randomUUID()
  await db
    .insertInto('written_text')
    .values({ ctg_id: ctgId, id: textId, subject_type: type, subject_id: id, field, created_at: at })
    .execute()
  const content = JSON.stringify(readRichText(wholeText).text)
  await db.insertInto('text_state').values({ ctg_id: ctgId, text_id: textId, content }).execute()
}

describe('the document of a convention', () => {
  test('gathers parties, articles, diagnosis, plan and governance of its CTG', async () => {
    const { ctgId } = await givenFullCtg(db)
    const document = await getConventionDocument(db, { ctgId, number: 2, at })
    expect(document).toMatchObject({
      territory: 'Gennevilliers',
      period: '2026-2030',
      version: { label: 'Version 2', state: 'Projet', madeOn: '24 novembre 2026' },
      parties: [{ name: 'Caf de test' }, { name: 'Ville de test' }],
      articles: [{ title: 'Objet' }],
      governance: [
        { name: 'Comité de pilotage', seats: [{ function: 'Maire, ou son représentant', holder: 'Une élue' }] },
      ],
      plan: [
        {
          label: 'Axe 1',
          title: 'Un axe',
          objectives: [
            { title: 'Un objectif', issue: 'Un enjeu', measure: null },
            { title: 'Un autre', issue: null, measure: null },
          ],
          actions: [{ title: 'Une action', lead: { kind: 'authority' }, measures: [{ name: 'Places' }] }],
        },
        { label: 'Axe 2', title: 'Un axe vide', objectives: [], actions: [] },
      ],
    })
    expect(document.diagnosis.find(({ theme }) => theme === 'Petite enfance')).toMatchObject({
      findings: [{ kind: 'weakness', title: 'Un constat' }],
      issues: [{ title: 'Un enjeu', isRetained: false, state: 'à débattre' }],
      testimonies: [{ from: 'Atelier : Atelier, 6 novembre 2026' }],
    })
  })

  test('prints the texts written by several hands, their figures in words, and keeps them in the version', async () => {
    const { ctgId, ids } = await givenFullCtg(db)
    const before = await getConventionDocument(db, { ctgId, number: 2, at })
    expect(before.articles[0]?.body[0]).toMatchObject({ kind: 'paragraph' })
    await givenWrittenText(ctgId, { type: 'convention-article', id: ids.article, field: 'body' })
    const theme = await db
      .selectFrom('theme')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .orderBy('position', 'desc')
      .executeTakeFirstOrThrow()
    await givenWrittenText(ctgId, { type: 'theme', id: theme.id, field: 'chapter' })
    const document = await getConventionDocument(db, { ctgId, number: 2, at })
    expect(document.articles[0]?.body.map(({ kind }) => kind)).toEqual([
      ...['title', 'words', 'evidence', 'title', 'items', 'quote', 'grid', 'words'],
    ])
    expect(document.diagnosis.filter(({ chapter = [] }) => chapter.some(({ kind }) => kind === 'grid'))).toHaveLength(1)
    expect(contentSha256(document)).not.toBe(contentSha256(before))
  })

  test('awaits nothing of a party that refuses', async () => {
    const { ctgId, town } = await givenFullCtg(db)
    const refusal = { ctg_id: ctgId, id: randomUUID(), party_id: town.id, is_refusal: true, recorded_at: at }
    await db.insertInto('signature').values(refusal).execute()
    const { parties, signatures } = await getConventionDocument(db, { ctgId, number: 2, at })
    expect(parties.map(({ refused }) => refused)).toEqual([undefined, true])
    expect(parties.map(({ isNeeded }) => isNeeded)).toEqual([undefined, true])
    expect(signatures.rows.map(({ name }) => name)).toEqual(['Caf de test'])
  })

  test('says of a lead party alone that nothing is signed without it', async () => {
    const { ctgId } = await givenFullCtg(db)
    const partyId = randomUUID()
    const commune = { ctg_id: ctgId, id: partyId, kind: 'authority' as const, name: 'Une commune', short_name: 'C' }
    await db
      .insertInto('party')
      .values({ ...commune, is_signatory: true, is_lead: false, position: 10 })
      .execute()
    const refusal = { ctg_id: ctgId, id: randomUUID(), party_id: partyId, is_refusal: true, recorded_at: at }
    await db.insertInto('signature').values(refusal).execute()
    const { parties } = await getConventionDocument(db, { ctgId, number: 2, at })
    expect(parties.find(({ refused }) => refused)).toMatchObject({ name: 'Une commune' })
    expect(parties.filter((party) => 'isNeeded' in party)).toEqual([])
  })

  test('has the same fingerprint whatever its number and its day', async () => {
    const { ctgId } = await givenFullCtg(db)
    const one = await getConventionDocument(db, { ctgId, number: 2, at })
    const other = await getConventionDocument(db, { ctgId, number: 3, at: new Date('2026-11-25T09:00:00Z') })
    expect(contentSha256(other)).toBe(contentSha256(one))
    expect(contentSha256({ ...one, preamble: [] })).not.toBe(contentSha256(one))
  })
})
