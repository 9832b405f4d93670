/** The bar of the slice: a CTG leaves, arrives elsewhere, leaves again, and the two archives say the same, field by field. */
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { openFileStore, storeFile } from '#app/kernel/files/open-file-store.server.ts'
import { newTestDatabase, testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { entryNames, sha256OfEntry, tableOfEntry } from './archive-format.ts'
import { arrive, readTheRest } from './arrival/arrive.server.ts'
import { bringFiles } from './arrival/bring-files.server.ts'
import { idMap } from './arrival/new-ids.server.ts'
import { openArchive } from './arrival/open-archive.server.ts'
import { writeArchive } from './write-archive.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-archives-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
const storeNamed = (name: string): FileStore => openFileStore({ dataFolder: path.join(folder, name) })

const at = new Date('2026-12-01T09:00:00Z')
const limit = 1024 ** 3

/** @returns the entries of the archive of a CTG, tables as their lines */
async function leave(db: Database, files: FileStore, ctgId: string) {
  const { staged, manifestSha256, manifest } = await writeArchive(
    { db, files, at, site: 'https://trame.test', trame: 'test' },
    ctgId,
  )
  const file = path.join(folder, `${randomUUID()}.zip`)
  fs.copyFileSync(staged.path, file)
  await staged[Symbol.asyncDispose]()
  using archive = await openArchive(file, limit)
  const entries = new Map<string, Buffer>()
  for (const { name } of archive.manifest.files) {
    const parts: Uint8Array[] = []
    for await (const part of archive.read(name)) parts.push(part)
    entries.set(name, Buffer.concat(parts))
  }
  return { file, entries, manifest, manifestSha256 }
}

async function comeIn(db: Database, files: FileStore, file: string, ids: 'kept' | 'new') {
  using archive = await openArchive(file, limit)
  await readTheRest(archive)
  const arrivalId = randomUUID()
  await bringFiles(files, archive)
  const arrived = await db.transaction().execute((tx) => arrive({ tx, files, archive, arrivalId, ids, at }))
  return { ...arrived, arrivalId }
}

const linesOf = (entries: ReadonlyMap<string, Buffer>, table: string): string =>
  entries.get(`donnees/${table}.jsonl`)?.toString('utf8') ?? ''

/** A public page opens again here by both coordinations only: the one column that arriving changes and that leaves again. */
const asArrived = (table: string, lines: string): string =>
  table === 'portal_page' ? lines.replace(/"edition_id":("[^"]*"|null)/g, '"edition_id":null') : lines

async function givenArchivedCtg() {
  const db = await testDatabase()
  const files = storeNamed('source')
  const ctg = await givenFullCtg(db)
  const stored = await storeFile(files, Buffer.from(`the bytes of a convention ${ctg.ctgId}`))
  await db.updateTable('stored_file').set({ sha256: stored.sha256 }).where('ctg_id', '=', ctg.ctgId).execute()
  // The journal tells fingerprints of frozen texts: they name no file of the store.
  const act = {
    action: 'convention.frozen',
    subject_type: 'ctg' as const,
    subject_id: ctg.ctgId,
    person_name: 'Jeanne Tulle',
  }
  const detail = JSON.stringify({ sha256: 'c'.repeat(64) })
  await db
    .insertInto('audit_entry')
    .values({ ...act, at, ctg_id: ctg.ctgId, detail })
    .execute()
  return { db, files, ctg, sha256: stored.sha256 }
}

test('a CTG with one of everything leaves, arrives in an empty instance and leaves again the same', {
  timeout: 120_000,
}, async () => {
  const { db, files, ctg, sha256 } = await givenArchivedCtg()
  const first = await leave(db, files, ctg.ctgId)
  const target = await newTestDatabase()
  const elsewhere = storeNamed('target')
  const { ctgId } = await comeIn(target.db, elsewhere, first.file, 'kept')
  expect(ctgId).toBe(ctg.ctgId)
  expect(await elsewhere.check(sha256)).toBe('sound')
  const second = await leave(target.db, elsewhere, ctgId)

  expect(second.manifest.counts).toEqual(first.manifest.counts)
  expect([...second.entries.keys()]).toEqual([...first.entries.keys()])
  // A fixture with one of everything: what is compared is not nothing.
  const filled = Object.values(first.manifest.counts).filter((count) => count > 0)
  expect(filled.length).toBeGreaterThan(90)
  for (const name of first.entries.keys()) {
    const table = tableOfEntry(name)
    if (table !== undefined)
      expect({ table, lines: linesOf(second.entries, table) }).toEqual({
        table,
        lines: asArrived(table, linesOf(first.entries, table)),
      })
    else if (name === entryNames.people || sha256OfEntry(name) !== undefined || name.startsWith('textes/'))
      expect({ name, same: second.entries.get(name)?.equals(first.entries.get(name) ?? Buffer.of()) }).toEqual({
        name,
        same: true,
      })
  }
  await target.pool.end()
})

test('it arrives beside itself with new ids, and leaves again the same but for them', {
  timeout: 120_000,
}, async () => {
  const { db, files, ctg } = await givenArchivedCtg()
  const first = await leave(db, files, ctg.ctgId)
  await expect(comeIn(db, files, first.file, 'kept')).rejects.toMatchObject({ code: 'ids-taken' })
  const { ctgId, arrivalId, known, people } = await comeIn(db, files, first.file, 'new')
  expect(ctgId).not.toBe(ctg.ctgId)
  expect(known).toHaveLength(people)
  const second = await leave(db, files, ctgId)
  const persons = new Map(known.map(({ id }) => [id, id]))
  const { inText } = idMap(persons, arrivalId)
  expect(second.manifest.counts).toEqual(first.manifest.counts)
  const frozen = [
    'convention_version',
    'amendment',
    'portal_edition',
    'evaluation_framing',
    'evaluation_version',
    'evaluation_report',
  ]
  for (const table of Object.keys(first.manifest.counts)) {
    // The order is that of ids, which are new; bytes of texts and frozen documents have their own tests below.
    const sorted = (lines: string) => lines.split('\n').toSorted()
    const bytes = ['text_state', 'text_update', 'text_thread']
    if (frozen.includes(table) || bytes.includes(table)) continue
    const expected = asArrived(table, inText(linesOf(first.entries, table)))
    const address = /"address":"[^"]*"/g
    const plain = (lines: string) => (table === 'portal_page' ? lines.replace(address, '') : lines)
    expect({ table, lines: sorted(plain(linesOf(second.entries, table))) }).toEqual({
      table,
      lines: sorted(plain(expected)),
    })
  }
  const hashes = async (of: string) =>
    await db
      .selectFrom('convention_version')
      .select(['number', 'content_sha256', 'content'])
      .where('ctg_id', '=', of)
      .orderBy('number')
      .execute()
  expect(await hashes(ctgId)).toEqual(await hashes(ctg.ctgId))
  expect(
    createHash('sha256')
      .update(first.entries.get(entryNames.people) ?? '')
      .digest('hex'),
  ).toBe(
    createHash('sha256')
      .update(second.entries.get(entryNames.people) ?? '')
      .digest('hex'),
  )
})
