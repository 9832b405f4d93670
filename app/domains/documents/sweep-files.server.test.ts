import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { openFileStore, storeFile } from '#app/kernel/files/open-file-store.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { awaitingContents, keepingContents, keepingMade, removeUnnamed } from './keep-contents.server.ts'
import { namingColumns, namingJson } from './named-contents.server.ts'
import { sweepFiles } from './sweep-files.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-sweep-'))
const given: { own?: Awaited<ReturnType<typeof newTestDatabase>> } = {}
const db = (): Database => given.own?.db ?? expect.unreachable('no database')
beforeAll(async () => {
  given.own = await newTestDatabase()
})
afterAll(async () => {
  await given.own?.pool.end()
  fs.rmSync(folder, { recursive: true })
})

const newFiles = () => openFileStore({ dataFolder: fs.mkdtempSync(path.join(folder, 'data-')) })
const later = () => new Date(Date.now() + 2 * 86_400_000)

/** A row that names this content, in a CTG of its own. */
async function name(sha256: string) {
  const ctg = await givenFullCtg(db())
  await db()
    .insertInto('stored_file')
    .values({
      ...{ ctg_id: ctg.ctgId, id: crypto.randomUUID(), sha256, name: 'a.pdf', media_type: 'application/pdf' },
      ...{ size_bytes: 3, added_at: new Date() },
    })
    .execute()
  return ctg
}

test('contents that an archive brings are awaited, however many, until they are named', async () => {
  const contents = Array.from({ length: 8_000 }, (_, rank) => ({ sha256: rank.toString(16).padStart(64, '0') }))
  const countAwaited = async () => (await db().selectFrom('awaited_content').select('id').execute()).length
  expect(await awaitingContents({ db: db(), files: newFiles() }, contents, countAwaited)).toBe(8_000)
  expect(await countAwaited()).toBe(0)
})

describe('a content kept for a command', () => {
  test('goes when the command is refused, stays when a row names it, and what was there before stays', async () => {
    const files = newFiles()
    const place = { db: db(), files }
    const refused = await files.stage(Buffer.from('refused'))
    const run = () => Promise.reject(new Error('refused'))
    await expect(keepingContents(place, [refused], run)).rejects.toThrow('refused')
    expect(await files.check(refused.sha256)).toBe('absent')

    const stored = await keepingMade(place, Buffer.from('named'), async (made) => {
      await name(made.sha256)
      return made
    })
    expect(await files.check(stored.sha256)).toBe('sound')

    await storeFile(files, Buffer.from('before'))
    const before = await files.stage(Buffer.from('before'))
    await expect(keepingContents(place, [before], run)).rejects.toThrow('refused')
    expect(await files.check(before.sha256)).toBe('sound')
    expect(await db().selectFrom('awaited_content').selectAll().execute()).toEqual([])
  })

  test('refused to one person stays for the other who sends the same bytes at the same time', async () => {
    const dataFolder = fs.mkdtempSync(path.join(folder, 'data-'))
    const files = openFileStore({ dataFolder })
    const place = { db: db(), files }
    const send = async (outcome: Promise<unknown>) => {
      await using staged = await files.stage(Buffer.from('the same bytes'))
      await keepingContents(place, [staged], () => outcome)
    }
    for (let round = 0; round < 10; round += 1) {
      const refusal = Promise.withResolvers<unknown>()
      refusal.promise.catch(() => undefined)
      const acceptance = Promise.withResolvers<unknown>()
      const running = Promise.withResolvers<unknown>()
      const refused = send(refusal.promise).catch(() => undefined)
      const staged = await files.stage(Buffer.from('the same bytes'))
      const accepted = keepingContents(place, [staged], async () => {
        running.resolve(undefined)
        await acceptance.promise
        expect(await removeUnnamed(place, staged.sha256)).toBe(false)
        // Read from the disk: what was found sound is remembered.
        expect(await openFileStore({ dataFolder }).check(staged.sha256)).toBe('sound')
      })
      await running.promise
      refusal.reject(new Error('refused'))
      await refused
      acceptance.resolve(undefined)
      await accepted
    }
  })
})

describe('the sweep of the night', () => {
  test('removes what nothing names and what a killed process left, and nothing else', async () => {
    const files = newFiles()
    const place = { db: db(), files }
    const { sha256: orphan } = await storeFile(files, Buffer.from('orphan'))
    const { sha256: named } = await storeFile(files, Buffer.from('named by a row'))
    const { sha256: awaited } = await storeFile(files, Buffer.from('awaited'))
    const { sha256: logo } = await storeFile(files, Buffer.from('a logo of an older document'))
    const ctg = await name(named)
    const content = JSON.stringify({ parties: [{ logo: { sha256: logo, mediaType: 'image/png' } }] })
    await db().updateTable('dossier').set({ content }).where('ctg_id', '=', ctg.ctgId).execute()
    await db()
      .insertInto('awaited_content')
      .values([
        { id: crypto.randomUUID(), sha256: awaited, since: later() },
        { id: crypto.randomUUID(), sha256: orphan, since: new Date('2026-01-01') },
      ])
      .execute()
    await files.stage(Buffer.from('left by a killed process'))

    expect(await sweepFiles(place, new Date())).toBe(0)
    expect(await sweepFiles(place, later())).toBe(1)
    expect(await Promise.all([orphan, named, awaited, logo].map(files.check))).toEqual([
      'absent',
      'sound',
      'sound',
      'sound',
    ])
    expect(await files.forgetStaged(later())).toBe(0)
  })

  test('removes nothing from a store that is mostly unknown to the database', async () => {
    const files = newFiles()
    for (let index = 0; index < 101; index += 1) await storeFile(files, Buffer.from(`elsewhere ${index}`))
    expect(await sweepFiles({ db: db(), files }, later())).toBeUndefined()
    const left = []
    for await (const one of files.list()) left.push(one)
    expect(left).toHaveLength(101)
  })
})

describe('the list of what names a content', () => {
  /** Hashes of something else than a file. */
  const otherHashes = [
    ...['convention_version.content_sha256', 'amendment.content_sha256', 'migration.sha256'],
    ...['evaluation_framing.content_sha256', 'evaluation_version.content_sha256', 'portal_edition.content_sha256'],
  ]
  test('has every column of the database named after a SHA-256', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and column_name like '%sha256%' order by 1`.execute(db())
    expect(rows.map((row) => row.name)).toEqual([...namingColumns, ...otherHashes].sort())
  })

  test('has every JSON that a CTG with one of everything keeps a SHA-256 in, the journal apart', async () => {
    const { ctgId } = await givenFullCtg(db())
    await db()
      .updateTable('dossier')
      .set({ content: JSON.stringify({ logo: { sha256: 'a' } }) })
      .where('ctg_id', '=', ctgId)
      .execute()
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as "table", column_name as "column" from information_schema.columns
      join pg_tables on schemaname = table_schema and tablename = table_name
      where table_schema = 'public' and data_type in ('json', 'jsonb')`.execute(db())
    expect(rows.length).toBeGreaterThan(10)
    const holding: string[] = []
    for (const { table, column } of rows) {
      const found = await sql`
        select from ${sql.id('public', table)} where jsonb_path_exists(${sql.id(column)}::jsonb, '$.**.sha256') limit 1`.execute(
        db(),
      )
      if (found.rows.length > 0) holding.push(`${table}.${column}`)
    }
    const known: readonly string[] = [...namingJson, 'audit_line.detail', 'handled_request.answer']
    expect(holding.filter((one) => !known.includes(one))).toEqual([])
    expect(holding).toContain('dossier.content')
  })
})
