import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addArticle } from './commands/add-article.server.ts'
import { fileSignedConvention } from './commands/file-signed-convention.server.ts'
import { freezeVersion } from './commands/freeze-version.server.ts'
import { linkDecision } from './commands/link-decision.server.ts'
import { makePdfAgain } from './commands/make-pdf-again.server.ts'
import { moveArticle } from './commands/move-article.server.ts'
import { prepareArticles } from './commands/prepare-articles.server.ts'
import { removeArticle } from './commands/remove-article.server.ts'
import { updateArticle } from './commands/update-article.server.ts'
import { makeConventionPdf } from './jobs.server.ts'
import { getVersionPage } from './queries.server.ts'

const db = await testDatabase()
const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-convention-'))
const files = openFileStore({ dataFolder })
afterAll(() => fs.rmSync(dataFolder, { recursive: true }))

async function givenArticles() {
  const ctg = await givenCtg(db)
  const coordinator = ctg.as(ctg.actors.townCoordinator)
  await prepareArticles(coordinator, { ctgId: ctg.ctgId })
  const articles = await listArticles(ctg.ctgId)
  const [first, second] = articles
  if (!first || !second) throw new Error('no article')
  return { ...ctg, coordinator, articles, first, second }
}
const listArticles = (ctgId: string) =>
  db
    .selectFrom('convention_article')
    .select(['id', 'title', 'body', 'version'])
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
    .execute()
const getVersion = (ctgId: string, id: string) =>
  db
    .selectFrom('convention_version')
    .selectAll()
    .where('ctg_id', '=', ctgId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const journalOf = async (ctgId: string) =>
  (await db.selectFrom('audit_entry').select('action').where('ctg_id', '=', ctgId).orderBy('id').execute()).map(
    ({ action }) => action,
  )

describe('articles', () => {
  test('are prepared once, naming what the CTG fills', async () => {
    const { ctgId, coordinator, articles } = await givenArticles()
    expect(articles).toHaveLength(14)
    expect(articles[0]?.body).toContain('{parties signataires}')
    expect(articles.find(({ title }) => title === 'Durée')?.body).toContain('{date de début}')
    await expect(prepareArticles(coordinator, { ctgId })).rejects.toMatchObject({
      code: 'convention.articles-already-prepared',
    })
  })

  test('are added, moved and removed', async () => {
    const { ctgId, coordinator, first, second } = await givenArticles()
    const { articleId } = await addArticle(coordinator, { ctgId, title: 'Marque commune', body: 'Texte.' })
    await moveArticle(coordinator, { ctgId, articleId: second.id, direction: 'up' })
    await removeArticle(coordinator, { ctgId, articleId: first.id })
    const ids = (await listArticles(ctgId)).map(({ id }) => id)
    expect([ids[0], ids.at(-1), ids.length]).toEqual([second.id, articleId, 14])
    await expect(moveArticle(coordinator, { ctgId, articleId: second.id, direction: 'up' })).rejects.toMatchObject({
      code: 'convention.article-at-the-end',
    })
    expect(await journalOf(ctgId)).toEqual([
      'convention.articles-prepared',
      'convention.article-added',
      'convention.article-moved',
      'convention.article-removed',
    ])
  })

  test('changed meanwhile show what was saved, and lose nothing', async () => {
    const { ctgId, coordinator, first } = await givenArticles()
    const given = { ctgId, articleId: first.id, version: 1, title: 'Objet', body: 'Un texte.' }
    await updateArticle(coordinator, given)
    await expect(updateArticle(coordinator, { ...given, body: 'Un autre.' })).rejects.toMatchObject({
      code: 'convention.changed-meanwhile',
      fields: { body: expect.stringContaining('Un texte.') },
    })
    expect((await listArticles(ctgId))[0]).toMatchObject({ title: 'Objet', body: 'Un texte.', version: 2 })
  })

  test('are for the coordination of this CTG', async () => {
    const { ctgId, as, actors, first } = await givenArticles()
    const other = await givenArticles()
    const given = { ctgId, articleId: first.id, version: 1, title: 'Objet', body: '' }
    const acts: readonly ((context: Context) => Promise<object>)[] = [
      (context) => prepareArticles(context, { ctgId }),
      (context) => addArticle(context, { ctgId, title: 'Titre' }),
      (context) => updateArticle(context, given),
      (context) => moveArticle(context, { ctgId, articleId: first.id, direction: 'down' }),
      (context) => removeArticle(context, { ctgId, articleId: first.id }),
      (context) => freezeVersion(context, { ctgId }),
    ]
    for (const act of acts) {
      await expect(act(as(actors.earlyOfficer))).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(act(as(actors.stranger))).rejects.toMatchObject({ kind: 'not-found' })
    }
    const mixed = { ctgId: other.ctgId, articleId: first.id }
    for (const act of [
      () => updateArticle(other.coordinator, { ...given, ...mixed }),
      () => moveArticle(other.coordinator, { ...mixed, direction: 'down' }),
      () => removeArticle(other.coordinator, mixed),
    ])
      await expect(act()).rejects.toMatchObject({ kind: 'not-found' })
    expect(await listArticles(ctgId)).toHaveLength(14)
  })
})

describe('versions', () => {
  test('are numbered without a gap, also when frozen at the same time', async () => {
    const { ctgId, coordinator, as, actors } = await givenArticles()
    const frozen = await Promise.all([
      freezeVersion(coordinator, { ctgId }),
      freezeVersion(as(actors.cafCoordinator), { ctgId }),
      freezeVersion(coordinator, { ctgId }),
    ])
    expect(frozen.map(({ number }) => number).toSorted()).toEqual([1, 2, 3])
  })

  test('are not frozen without an article, and no number is lost', async () => {
    const ctg = await givenCtg(db)
    const coordinator = ctg.as(ctg.actors.cafCoordinator)
    await expect(freezeVersion(coordinator, { ctgId: ctg.ctgId })).rejects.toMatchObject({
      code: 'convention.no-article',
    })
    await prepareArticles(coordinator, { ctgId: ctg.ctgId })
    expect(await freezeVersion(coordinator, { ctgId: ctg.ctgId })).toMatchObject({ number: 1 })
  })

  test('keep what they said, and one fingerprint for the same content', async () => {
    const { ctgId, coordinator, first } = await givenArticles()
    const ids = [await freezeVersion(coordinator, { ctgId }), await freezeVersion(coordinator, { ctgId })]
    await updateArticle(coordinator, { ctgId, articleId: first.id, version: 1, title: 'Objet', body: 'Tout autre.' })
    ids.push(await freezeVersion(coordinator, { ctgId }))
    const versions = await Promise.all(ids.map(({ conventionVersionId }) => getVersion(ctgId, conventionVersionId)))
    const [one, same, other] = versions.map(({ content_sha256 }) => content_sha256)
    expect(one).toBe(same)
    expect(one).not.toBe(other)
    expect(JSON.stringify(versions[0]?.content)).not.toContain('Tout autre.')
  })

  test('are tied to a decision of this CTG only', async () => {
    const { ctgId, coordinator } = await givenArticles()
    const { conventionVersionId } = await freezeVersion(coordinator, { ctgId })
    const decisionId = await givenDecision(ctgId)
    await linkDecision(coordinator, { ctgId, conventionVersionId, decisionId })
    expect((await getVersion(ctgId, conventionVersionId)).decision_id).toBe(decisionId)
    const other = await givenArticles()
    await expect(
      linkDecision(other.coordinator, { ctgId: other.ctgId, conventionVersionId, decisionId }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    const elsewhere = await freezeVersion(other.coordinator, { ctgId: other.ctgId })
    await expect(
      linkDecision(other.coordinator, { ...elsewhere, ctgId: other.ctgId, decisionId }),
    ).rejects.toMatchObject({
      code: 'convention.decision-not-found',
    })
  })
})

async function givenDecision(ctgId: string): Promise<string> {
  const [bodyId, meetingId, decisionId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  await db.insertInto('body').values({ ctg_id: ctgId, id: bodyId, kind: 'copil', name: 'Copil', position: 0 }).execute()
  const meeting = { body_id: bodyId, title: 'Copil', starts_at: new Date('2026-11-20T09:00:00Z') }
  await db
    .insertInto('meeting')
    .values({ ctg_id: ctgId, id: meetingId, ...meeting, status: 'closed' })
    .execute()
  const decision = { meeting_id: meetingId, text: 'Projet validé', decided_on: '2026-11-20' }
  await db
    .insertInto('decision')
    .values({ ctg_id: ctgId, id: decisionId, number: 1, ...decision, state: 'no-follow-up' })
    .execute()
  return decisionId
}

describe('the PDF of a version', () => {
  test('is made in the background, kept, and the same when made again', async () => {
    const { ctgId, coordinator } = await givenArticles()
    const { conventionVersionId } = await freezeVersion(coordinator, { ctgId })
    const key = { ctgId, conventionVersionId }
    expect(await getVersion(ctgId, conventionVersionId)).toMatchObject({ status: 'being-made', file_id: null })
    await makeConventionPdf(db, files, key)
    const made = await getVersion(ctgId, conventionVersionId)
    expect(made).toMatchObject({ status: 'frozen', progress_percent: 100, failure: null })
    expect(await files.check(made.file_sha256 ?? '')).toBe('sound')

    await makeConventionPdf(db, files, key)
    expect((await getVersion(ctgId, conventionVersionId)).file_id).toBe(made.file_id)

    const reset = { status: 'being-made' as const, file_id: null, file_sha256: null }
    await db
      .updateTable('convention_version')
      .set(reset)
      .where('ctg_id', '=', ctgId)
      .where('id', '=', conventionVersionId)
      .execute()
    await makeConventionPdf(db, openFileStore({ dataFolder: fs.mkdtempSync(path.join(dataFolder, 'again-')) }), key)
    expect((await getVersion(ctgId, conventionVersionId)).file_sha256).toBe(made.file_sha256)
  }, 60_000)

  test('that failed, or that nobody makes for ten minutes, says so, and is asked for again', async () => {
    const { ctgId, coordinator } = await givenArticles()
    const { conventionVersionId } = await freezeVersion(coordinator, { ctgId })
    const key = { ctgId, conventionVersionId }
    await expect(makePdfAgain(coordinator, key)).rejects.toMatchObject({ code: 'convention.pdf-not-failed' })
    const later = { ...coordinator, at: new Date(Date.now() + 11 * 60_000) }
    expect((await getVersionPage(later, key)).version.isLost).toBe(true)
    await makePdfAgain(later, key)
    expect((await getVersionPage(later, key)).version.isLost).toBe(false)
    const notAFolder = path.join(dataFolder, 'file')
    fs.writeFileSync(notAFolder, '')
    await expect(makeConventionPdf(db, openFileStore({ dataFolder: notAFolder }), key)).rejects.toThrow()
    expect(await getVersion(ctgId, conventionVersionId)).toMatchObject({
      status: 'failed',
      failure: expect.stringMatching(/PDF/),
    })
    await makePdfAgain(coordinator, key)
    await makeConventionPdf(db, files, key)
    expect((await getVersion(ctgId, conventionVersionId)).status).toBe('frozen')
  }, 60_000)
})

describe('the signed convention', () => {
  const file = { sha256: 'a'.repeat(64), name: 'convention signée.pdf', mediaType: 'application/pdf', sizeBytes: 12 }

  test('is filed as a PDF, by the coordination', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors } = ctg
    await fileSignedConvention(as(actors.cafCoordinator), { ctgId, file: JSON.stringify(file) })
    const rows = await db.selectFrom('signed_convention').select('version_id').where('ctg_id', '=', ctgId).execute()
    expect(rows).toEqual([{ version_id: null }])
    await expect(fileSignedConvention(as(actors.reader), { ctgId, file })).rejects.toMatchObject({ kind: 'forbidden' })
    const wrong = { ctgId, file: { ...file, mediaType: 'image/png' } }
    await expect(fileSignedConvention(as(actors.cafCoordinator), wrong)).rejects.toThrow(/fichier PDF/)
    await expect(fileSignedConvention(as(actors.cafCoordinator), { ctgId, file: '' })).rejects.toThrow(/Choisissez/)
  })
})
