/** Copies asked for, made and let go; nothing of the others in them; archiving by both; the dossier of the archives. */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { revokeToken } from '#app/domains/api/commands/revoke-token.server.ts'
import { confirmFollow } from '#app/domains/comments/commands/confirm-follow.server.ts'
import { stopFollow } from '#app/domains/comments/commands/stop-follow.server.ts'
import { mailDoor } from '#app/domains/comments/doors.server.ts'
import { addTheme } from '#app/domains/ctg/commands/add-theme.server.ts'
import { endMember } from '#app/domains/governance/commands/end-member.server.ts'
import { closePortalPage } from '#app/domains/portal/commands/close-portal-page.server.ts'
import { openText } from '#app/domains/writing/open-text.server.ts'
import { writeContent } from '#app/domains/writing/y-text.server.ts'
import { openFileStore, storeFile } from '#app/kernel/files/open-file-store.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { textSubjects } from '#app/texts.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { aLine, aText, typeInText } from '#test/text-fixture.server.ts'
import { askedOfBoth } from './archiving-asked.fixture.server.ts'
import { readCtgTables, readLeavingTables } from './catalogue.server.ts'
import { askArchive } from './commands/ask-archive.server.ts'
import { wishArchiving } from './commands/wish-archiving.server.ts'
import { tablesLeftOut } from './left-out.fr.ts'
import { makeArchive } from './making/jobs.server.ts'
import { getArchiveFile, getArchivesPage } from './queries.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-copies-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
const files = openFileStore({ dataFolder: folder })
const db = await testDatabase()

async function givenCopied(): Promise<FullCtg> {
  const ctg = await givenFullCtg(db)
  await db.deleteFrom('ctg_archive').where('ctg_id', '=', ctg.ctgId).execute()
  const stored = await storeFile(files, Buffer.from(`a file of ${ctg.ctgId}`))
  await db.updateTable('stored_file').set({ sha256: stored.sha256 }).where('ctg_id', '=', ctg.ctgId).execute()
  return ctg
}

/** Asks, makes, and unpacks. @returns the texts of the archive by name */
async function copied(ctg: FullCtg, kind: 'whole' | 'records') {
  const context = { ...ctg.as(ctg.actors.cafCoordinator), at: new Date() }
  const { archiveId } = await askArchive(context, { ctgId: ctg.ctgId, kind })
  await makeArchive({ db, files, site: 'https://trame.test' }, { ctgId: ctg.ctgId, archiveId })
  const { sha256 } = await getArchiveFile({ ...context, at: new Date() }, { ctgId: ctg.ctgId, archiveId })
  const place = path.join(folder, randomUUID())
  fs.mkdirSync(place)
  const opened = (await files.open(sha256)) ?? expect.unreachable('no bytes')
  const parts: Uint8Array[] = []
  for await (const part of opened.stream()) parts.push(part)
  fs.writeFileSync(path.join(place, 'ctg.zip'), Buffer.concat(parts))
  const { unzipSync } = await import('fflate')
  const entries = unzipSync(Buffer.concat(parts))
  for (const [name, bytes] of Object.entries(entries)) {
    fs.mkdirSync(path.dirname(path.join(place, 'open', name)), { recursive: true })
    fs.writeFileSync(path.join(place, 'open', name), bytes)
  }
  return { entries, open: path.join(place, 'open'), archiveId, context }
}

test('each table of a CTG leaves, or stays for a reason; a reason for a table that is gone is refused', async () => {
  const all = (await readCtgTables(db)).map(({ name }) => name)
  const leaving = (await readLeavingTables(db)).map(({ name }) => name)
  expect(leaving.length).toBeGreaterThan(150)
  expect(all.filter((name) => !leaving.includes(name)).toSorted()).toEqual(Object.keys(tablesLeftOut).toSorted())
})

test('no column that opens something leaves: one that is named so is emptied, with its reason', async () => {
  const opening = /token|secret|password|salt|_code$|_hash$|_key$/
  const leaving = (await readLeavingTables(db)).flatMap(({ name, columns }) =>
    columns
      .filter((column) => opening.test(column.name) && column.leaves === 'as-is')
      .map((column) => `${name}.${column.name}`),
  )
  // Names of communes, of catalogues and of actions on the public page: keys of nothing.
  const open = ['territory_code', 'commune_code', 'catalogue_key', 'draft_key', 'action_key']
  expect(leaving.filter((column) => !open.some((known) => column.endsWith(`.${known}`)))).toEqual([])
})

test('a copy holds nothing of another CTG, of its secrets, nor of what a party keeps to itself', {
  timeout: 60_000,
}, async () => {
  const [ctg, other] = [await givenCopied(), await givenCopied()]
  // A person of both, a sheet copied from one to the other, figures kept by a party to itself.
  const shared = other.actors.lead.personId
  await db
    .insertInto('member')
    .values({
      ctg_id: ctg.ctgId,
      id: randomUUID(),
      person_id: shared,
      party_id: ctg.partyId,
      role: 'reader',
      function_title: 'Invitée',
      created_at: new Date(),
    })
    .execute()
  const from = {
    source_ctg_id: other.ctgId,
    source_action_id: other.ids.action,
    source_title: 'Fiche',
    source_ctg_name: 'Autre CTG',
  }
  await db
    .insertInto('library_copy')
    .values({ ctg_id: ctg.ctgId, action_id: ctg.ids.action, ...from, copied_by: 'Jeanne Tulle', copied_at: new Date() })
    .execute()
  await db.updateTable('dataset').set({ audience: 'party' }).where('ctg_id', '=', ctg.ctgId).execute()
  const { entries } = await copied(ctg, 'whole')
  const whole = Object.values(entries)
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('\n')
  expect(whole).toContain(ctg.ids.action)
  const otherIds = [other.ctgId, other.partyId, other.themeId, ...Object.values(other.ids)]
  expect(otherIds.filter((id) => whole.includes(id))).toEqual([])
  const people = Buffer.from(entries['donnees/personnes.jsonl'] ?? '').toString()
  expect(people).toContain(shared)
  expect(people).not.toContain(other.actors.reader.personId)
  const hashes: string[] = []
  for (const table of ['report_link', 'api_token', 'signing_link', 'invitation_link'] as const) {
    const rows = await db.selectFrom(table).select('token_hash as hash').where('ctg_id', '=', ctg.ctgId).execute()
    hashes.push(...rows.map(({ hash }) => hash))
  }
  expect(hashes.length).toBeGreaterThan(3)
  expect(
    [...hashes, ctg.workshopCode, ctg.surveyToken, ctg.link.token].filter((secret) => whole.includes(secret)),
  ).toEqual([])
  expect(Buffer.from(entries['donnees/dataset_cell.jsonl'] ?? 'absent').toString()).toBe('')
  expect(Buffer.from(entries['donnees/survey_text.jsonl'] ?? 'absent').toString()).toBe('absent')
})

test('figures that their control let nobody read stay, with what they are; those that were read leave', {
  timeout: 60_000,
}, async () => {
  const ctg = await givenCopied()
  const { ctgId, ids } = ctg
  const entries = async (change: { state: 'shown' | 'refused' }) => {
    await db.updateTable('dataset').set(change).where('ctg_id', '=', ctgId).where('id', '=', ids.dataset).execute()
    await db.deleteFrom('ctg_archive').where('ctg_id', '=', ctgId).execute()
    const { entries } = await copied(ctg, 'whole')
    return ['dataset', 'dataset_cell', 'dataset_place'].map(
      (table) => Buffer.from(entries[`donnees/${table}.jsonl`] ?? 'absent').toString() !== '',
    )
  }
  expect(await entries({ state: 'shown' })).toEqual([true, true, true])
  expect(await entries({ state: 'refused' })).toEqual([false, false, false])
})

test('a copy is verified by sha256sum, reads without script, and its fingerprint is told in Trame', {
  timeout: 60_000,
}, async () => {
  const ctg = await givenCopied()
  const text = await rowsOf(db, 'written_text', { ctg_id: ctg.ctgId })
    .select(['ctg_id as ctgId', 'id as textId'])
    .executeTakeFirstOrThrow()
  const typed = aText(aLine('Écrit à l’instant.'))
  await typeInText(db, text, ctg.actors.townCoordinator, new Date(), (doc) => writeContent(doc, typed))
  const { entries, open, context } = await copied(ctg, 'whole')
  expect(Buffer.from(entries[`textes/${text.textId}.txt`] ?? '').toString()).toContain('Écrit à l’instant.')
  execFileSync('sha256sum', ['-c', '--quiet', 'manifeste.sha256'], { cwd: open })
  const page = Buffer.from(entries['index.html'] ?? '').toString()
  expect(page).not.toMatch(/<script|https?:\/\/(?!trame\.test)[^"<\s]*\.(js|css)|<img/)
  expect(page).toContain("default-src 'none'")
  expect(page).toContain('Plan d’actions')
  const links = [...page.matchAll(/href="((?:fichiers|textes)\/[^"]+)"/g)].map(([, name = '']) => name)
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((name) => !(name in entries))).toEqual([])
  const shown = await getArchivesPage({ ...context, at: new Date() }, { ctgId: ctg.ctgId })
  const hashLine = Buffer.from(entries['manifeste.sha256'] ?? '').toString()
  expect(hashLine.startsWith(shown.copies[0]?.fingerprint ?? 'none')).toBe(true)
  expect(shown.copies[0]).toMatchObject({ isThere: true, state: 'ready' })
})

test('a copy is told to the other coordination, refused to others, and no longer there once its time is past', async () => {
  const ctg = await givenCopied()
  const { archiveId, context } = await copied(ctg, 'whole')
  const { ctgId, actors } = ctg
  const notices = await db
    .selectFrom('notice')
    .select('person_id')
    .where('ctg_id', '=', ctgId)
    .where('kind', '=', 'archive-asked')
    .execute()
  expect(notices.map((row) => row.person_id)).toEqual([actors.townCoordinator.personId])
  await expect(askArchive(ctg.as(actors.earlyOfficer), { ctgId, kind: 'whole' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(getArchiveFile(ctg.as(actors.reader), { ctgId, archiveId })).rejects.toMatchObject({ kind: 'forbidden' })
  const later = { ...context, at: new Date(Date.now() + 8 * 86_400_000) }
  await expect(getArchiveFile(later, { ctgId, archiveId })).rejects.toMatchObject({ kind: 'not-found' })
  const lines = await db
    .selectFrom('audit_entry')
    .select('action')
    .where('ctg_id', '=', ctgId)
    .where('action', '=', 'archive.asked')
    .execute()
  expect(lines).toHaveLength(1)
})

test('the dossier of the archives has its list, its fingerprints and its documents', { timeout: 90_000 }, async () => {
  const ctg = await givenCopied()
  const { entries, open } = await copied(ctg, 'records')
  execFileSync('sha256sum', ['-c', '--quiet', 'empreintes.sha256'], { cwd: open })
  const sheet = Buffer.from(entries['bordereau.csv'] ?? '').toString()
  for (const words of ['Registre des décisions', 'Diagnostic partagé', 'PDF/A-2a', 'à conserver (proposé)'])
    expect(sheet).toContain(words)
  expect(Buffer.from(entries['LISEZ-MOI.txt'] ?? '').toString()).toContain('Ce n’est PAS un transfert SEDA')
  const register = Object.entries(entries).find(([name]) => name.includes('registre-des-decisions'))?.[1]
  expect(
    Buffer.from(register ?? '')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

describe('a CTG archived', () => {
  const wish = (
    ctg: FullCtg,
    by: 'cafCoordinator' | 'townCoordinator',
    what: 'archive' | 'reopen' | 'none',
    minutes: number,
  ) =>
    wishArchiving(
      { ...ctg.as(ctg.actors[by]), at: new Date(Date.UTC(2026, 11, 1, 9, minutes)) },
      { ctgId: ctg.ctgId, wish: what },
    )
  const change = (ctg: FullCtg) => addTheme(ctg.as(ctg.actors.cafCoordinator), { ctgId: ctg.ctgId, name: 'Mobilité' })

  test('is so by both, refuses acts with its sentence, closes its texts, and opens again by both', async () => {
    const ctg = await givenCopied()
    const { ctgId } = ctg
    await expect(wish(ctg, 'cafCoordinator', 'archive', 0)).rejects.toMatchObject({ code: 'archives.campaign-open' })
    await db.updateTable('campaign').set({ closed_at: new Date() }).where('ctg_id', '=', ctgId).execute()
    expect(await wish(ctg, 'cafCoordinator', 'archive', 1)).toEqual({ agreed: null })
    expect(await wish(ctg, 'cafCoordinator', 'archive', 2)).toEqual({ agreed: null })
    expect(await askedOfBoth(db, ctg)).toEqual(['their-archiving', 'archiving'])
    expect(await wish(ctg, 'townCoordinator', 'archive', 3)).toEqual({ agreed: 'archive' })
    await expect(change(ctg)).rejects.toMatchObject({ kind: 'conflict', code: 'ctg.archived' })
    const open = () =>
      db.selectFrom('written_text').select('id').where('ctg_id', '=', ctgId).where('frozen_at', 'is', null).execute()
    expect(await open()).toEqual([])
    // One that nobody had opened before is opened closed, and is written again with the others.
    const articleId = randomUUID()
    await db
      .insertInto('convention_article')
      .values({ ctg_id: ctgId, id: articleId, title: 'Durée', body: 'Quatre ans.', position: 9 })
      .execute()
    const article = { ctgId, subjectType: 'convention-article', subjectId: articleId, field: 'body' } as const
    const opened = () => openText(ctg.as(ctg.actors.cafCoordinator), textSubjects, article)
    expect(await opened()).toMatchObject({ isFrozen: true, mayWrite: false })
    expect(await open()).toEqual([])
    expect((await getArchivesPage(ctg.as(ctg.actors.reader), { ctgId })).archivedAt).toEqual(
      new Date('2026-12-01T09:03:00Z'),
    )

    await wish(ctg, 'townCoordinator', 'reopen', 4)
    await wish(ctg, 'townCoordinator', 'none', 5)
    expect(await wish(ctg, 'cafCoordinator', 'reopen', 6)).toEqual({ agreed: null })
    expect(await askedOfBoth(db, ctg)).toEqual(['their-archiving', 'archiving'])
    expect(await wish(ctg, 'townCoordinator', 'reopen', 7)).toEqual({ agreed: 'reopen' })
    expect(await opened()).toMatchObject({ isFrozen: false, mayWrite: true })
    expect(await change(ctg)).toHaveProperty('themeId')
  })

  test('still lets a coordination take back what opens it: a mandate, a token, the public page', async () => {
    const ctg = await givenCopied()
    const { ctgId, actors } = ctg
    await db.updateTable('ctg').set({ archived_at: new Date() }).where('id', '=', ctgId).execute()
    const coordinator = ctg.as(actors.cafCoordinator)
    const memberId = actors.reader.memberships[0]?.memberId ?? ''
    expect(await endMember(coordinator, { ctgId, memberId, lastDay: '' })).toEqual({ memberId })
    const { id: tokenId } = await db
      .selectFrom('api_token')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow()
    expect(await revokeToken(coordinator, { ctgId, tokenId })).toEqual({ tokenId })
    expect(await closePortalPage(coordinator, { ctgId })).toEqual({ ctgId })
    await expect(change(ctg)).rejects.toMatchObject({ code: 'ctg.archived' })
  })

  test('is named in the refusal of a link too, but for what the public takes back', async () => {
    const ctg = await givenCopied()
    const { ctgId } = ctg
    await db.updateTable('ctg').set({ archived_at: new Date() }).where('id', '=', ctgId).execute()
    const link = { kind: 'follow-confirm' as const, mailId: randomUUID(), followerId: randomUUID(), commentId: null }
    const holder = mailDoor.holderOf({ ctgId, ctgName: 'CTG', address: null, archivedAt: null, ...link })
    const context = { db, holder, at: new Date() }
    await expect(confirmFollow(context, {})).rejects.toMatchObject({ code: 'ctg.archived' })
    expect(await stopFollow(context, {})).toEqual({})
  })
})
