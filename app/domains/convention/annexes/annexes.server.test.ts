import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { listCofLines } from '../cof/cof-reads.server.ts'
import { addPost } from '../commands/add-post.server.ts'
import { askForDocuments } from '../commands/ask-for-documents.server.ts'
import { freezeVersion } from '../commands/freeze-version.server.ts'
import { importCofList } from '../commands/import-cof-list.server.ts'
import { moveAnnex } from '../commands/move-annex.server.ts'
import { removePost } from '../commands/remove-post.server.ts'
import { undoCofImport } from '../commands/undo-cof-import.server.ts'
import { updatePost } from '../commands/update-post.server.ts'
import { getConventionDocument } from '../frozen-document.server.ts'
import { listPosts } from '../posts/post-reads.server.ts'
import { getVersionDocuments } from '../print/print-queries.server.ts'
import { makeVersionDocuments } from '../print/version-documents.server.ts'
import { getAnnexesPage, getCofPage, getPostsPage } from './annex-queries.server.ts'

const db = await testDatabase()
const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-annexes-'))
const files = openFileStore({ dataFolder })
afterAll(() => fs.rmSync(dataFolder, { recursive: true }))
const at = new Date('2026-11-24T09:00:00Z')

async function givenAnnexes() {
  const ctg = await givenFullCtg(db)
  const coordinator = ctg.as(ctg.actors.townCoordinator)
  const reader = ctg.as(ctg.actors.reader)
  const documentOf = () => getConventionDocument(db, { ctgId: ctg.ctgId, number: 2, at })
  return { ...ctg, coordinator, reader, documentOf }
}

describe('the annexes of a convention', () => {
  test('are attached, moved and detached by the coordination, and numbered as they come', async () => {
    const { ctgId, coordinator, reader, documentOf } = await givenAnnexes()
    await moveAnnex(coordinator, { ctgId, annex: 'posts', move: 'attach' })
    await moveAnnex(coordinator, { ctgId, annex: 'posts', move: 'up' })
    await moveAnnex(coordinator, { ctgId, annex: 'plan', move: 'detach' })
    expect((await documentOf()).annexes?.map(({ kind }) => kind)).toEqual(['diagnosis', 'posts', 'governance'])
    expect((await documentOf()).plan).toEqual([])
    const { attached, others } = await getAnnexesPage(reader, ctgId)
    expect(attached.map(({ kind, number }) => [kind, number])).toEqual([
      ['diagnosis', 1],
      ['posts', 2],
      ['governance', 3],
    ])
    expect(others.map(({ kind }) => kind)).toContain('plan')
  })

  test('are refused to a reader, and to who asks what is done already: nothing is written', async () => {
    const { ctgId, coordinator, reader } = await givenAnnexes()
    await expect(moveAnnex(reader, { ctgId, annex: 'plan', move: 'up' })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(moveAnnex(coordinator, { ctgId, annex: 'plan', move: 'attach' })).rejects.toMatchObject({
      code: 'convention.annex-attached',
    })
    expect(await db.selectFrom('convention_annexes').selectAll().where('ctg_id', '=', ctgId).execute()).toEqual([])
  })

  test('that an article names take their number in the version, and are told when they are not attached', async () => {
    const { ctgId, ids, coordinator, documentOf } = await givenAnnexes()
    const body = 'Voir [annexe : gouvernance] et [annexe : COF].'
    await db.updateTable('convention_article').set({ body }).where('ctg_id', '=', ctgId).execute()
    await moveAnnex(coordinator, { ctgId, annex: 'plan', move: 'detach' })
    const { articles } = await documentOf()
    expect(articles[0]?.body).toEqual([
      {
        kind: 'paragraph',
        text: 'Voir annexe 2 et annexe « Conventions d’objectifs et de financement et bonus territoire » (non jointe).',
      },
    ])
    const { named } = await getAnnexesPage(coordinator, ctgId)
    expect(named).toMatchObject([{ articleId: ids.article, number: 1, kind: 'cof' }])
  })
})

describe('a post of coordination', () => {
  test('is added, changed and removed; the page, the annex and the file have the same total', async () => {
    const { ctgId, partyId, themeId, ids, coordinator, documentOf } = await givenAnnexes()
    const { postId } = await addPost(coordinator, {
      ctgId,
      title: 'Coordinatrice',
      employerPartyId: partyId,
      fullTimeEquivalents: '0,8',
      themeIds: [themeId],
    })
    await updatePost(coordinator, {
      ctgId,
      postId: ids.coordinationPost,
      version: '1',
      title: 'Chargée de coopération',
      employerName: 'Un syndicat',
      fullTimeEquivalents: '0,5',
    })
    const { posts, fullTime } = await getPostsPage(coordinator, ctgId, postId)
    // Both added at the same instant.
    expect(posts.map(({ title, employer }) => [title, employer]).toSorted()).toEqual([
      ['Chargée de coopération', 'Un syndicat'],
      ['Coordinatrice', 'Ville de test'],
    ])
    expect(fullTime).toEqual({ total: 1.3, unsaid: 0 })
    await moveAnnex(coordinator, { ctgId, annex: 'posts', move: 'attach' })
    expect(JSON.stringify((await documentOf()).annexes?.at(-1))).toContain('En tout : 1,3')
    await removePost(coordinator, { ctgId, postId })
    expect(await listPosts(db, ctgId)).toHaveLength(1)
  })

  test('is not changed by who read an older one, by a reader, nor from another CTG', async () => {
    const { ctgId, ids, coordinator, reader } = await givenAnnexes()
    const other = await givenFullCtg(db)
    const change = { ctgId, postId: ids.coordinationPost, version: '1', title: 'Autre' }
    await expect(updatePost(reader, change)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(updatePost(coordinator, { ...change, version: '2' })).rejects.toMatchObject({
      code: 'convention.post-changed-meanwhile',
    })
    await expect(updatePost(coordinator, { ...change, postId: other.ids.coordinationPost })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(updatePost(coordinator, { ...change, employerPartyId: other.partyId })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(updatePost(coordinator, { ...change, themeIds: [other.themeId] })).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await listPosts(db, ctgId)).toMatchObject([{ title: 'Chargée de coopération', version: 1 }])
  })
})

const list = (...rows: readonly (readonly string[])[]) => [
  {
    name: 'COF',
    rows: [['Service', 'N° COF', 'Bonus territoire'], ...rows].map((row) => row.map((text) => ({ text }))),
  },
]
const file = { sha256: 'c'.repeat(64), name: 'cof.xlsx', mediaType: 'text/csv', sizeBytes: 12 }

describe('the list of the Caf', () => {
  test('is replaced whole by a new import, which is undone as a whole', async () => {
    const { ctgId, coordinator, reader, documentOf } = await givenAnnexes()
    const services = async () => (await listCofLines(db, ctgId)).map(({ service }) => service)
    expect(await services()).toEqual(['Crèche'])
    const { listId } = await importCofList(
      { ...coordinator, at: new Date('2027-01-04T09:00:00Z') },
      { ctgId, file, sheets: list(['Relais', '12', '1 200 €'], ['Ludothèque', '', '']) },
    )
    expect(await services()).toEqual(['Relais', 'Ludothèque'])
    const page = await getCofPage(reader, ctgId, 1)
    expect(page).toMatchObject({
      list: { id: listId, account: { understood: 4, words: 0 }, former: { fileName: 'cof.xlsx' } },
      totals: { lines: 2, bonusEuros: 1200, withoutBonus: 1 },
      mayWrite: false,
    })
    await moveAnnex(coordinator, { ctgId, annex: 'facilities', move: 'attach' })
    expect((await documentOf()).annexes?.at(-1)).toMatchObject({
      kind: 'facilities',
      title: 'Équipements et services soutenus',
    })
    await undoCofImport(coordinator, { ctgId, listId })
    expect(await services()).toEqual(['Crèche'])
    await expect(undoCofImport(coordinator, { ctgId, listId })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('is refused at its field when no titles are recognised, and to a reader: nothing is written', async () => {
    const { ctgId, coordinator, reader } = await givenAnnexes()
    const nothing = [{ name: 'F', rows: [[{ text: 'Bonjour' }]] }]
    await expect(importCofList(coordinator, { ctgId, file, sheets: nothing })).rejects.toMatchObject({
      code: 'convention.cof-no-table',
      fields: { file: expect.stringContaining('Aucune ligne de titres') },
    })
    await expect(importCofList(coordinator, { ctgId, file, sheets: list() })).rejects.toMatchObject({
      code: 'convention.cof-no-line',
    })
    await expect(importCofList(reader, { ctgId, file, sheets: list(['A', '1', '']) })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    expect(await db.selectFrom('cof_list').select('id').where('ctg_id', '=', ctgId).execute()).toHaveLength(1)
  })
})

describe('the documents of a version', () => {
  test('are asked for with it, made once each from its content, and read by members', async () => {
    const { ctgId, coordinator, reader } = await givenAnnexes()
    const { conventionVersionId } = await freezeVersion(coordinator, { ctgId })
    const key = { ctgId, conventionVersionId }
    expect(await getVersionDocuments(reader, key)).toMatchObject({ state: 'being-made', made: [], mayAsk: false })
    await expect(askForDocuments(coordinator, key)).rejects.toMatchObject({ code: 'convention.documents-being-made' })
    await makeVersionDocuments(db, files, key)
    await makeVersionDocuments(db, files, key)
    const { state, made } = await getVersionDocuments(reader, key)
    expect([state, made.map(({ form }) => form)]).toEqual(['made', ['docx', 'summary-pdf', 'summary-pptx']])
    await expect(askForDocuments(coordinator, key)).rejects.toMatchObject({ code: 'convention.documents-made' })
    const rows = await db
      .selectFrom('version_document')
      .select('file_sha256')
      .where('ctg_id', '=', ctgId)
      .where('version_id', '=', conventionVersionId)
      .execute()
    expect(new Set(rows.map(({ file_sha256 }) => file_sha256)).size).toBe(3)
  }, 60_000)

  test('of a version older than them are made when the coordination asks', async () => {
    const { ctgId, ids, coordinator } = await givenAnnexes()
    const key = { ctgId, conventionVersionId: ids.conventionVersion }
    expect((await getVersionDocuments(coordinator, key)).state).toBe('not-asked')
    await askForDocuments(coordinator, key)
    expect((await getVersionDocuments(coordinator, key)).state).toBe('being-made')
  })
})
