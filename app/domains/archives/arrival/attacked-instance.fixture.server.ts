/** An archive that may be taken apart and made again to harm, and an instance to which it is then brought: for the tests of hostile ones. */
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'
import { openFileStore, storeFile } from '#app/kernel/files/open-file-store.server.ts'
import { newTestDatabase, testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { type Manifest, manifestShape } from '../archive-format.ts'
import { writeArchive } from '../write-archive.server.ts'
import { type ZipEntry, zipOf } from '../zip-writer.server.ts'
import { checkArchive } from './jobs.server.ts'
import { openArchive } from './open-archive.server.ts'

const at = new Date('2026-12-01T09:00:00Z')

export type Contents = ReadonlyMap<string, Buffer>
export type Attack = readonly [what: string, refusal: string, make: () => Promise<Buffer>]

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Every table of the instance, by a fingerprint of its rows. */
async function fingerprint(db: Database): Promise<string> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'
    and tablename not in ('archive_arrival', 'awaited_content') order by 1`.execute(db)
  const prints: string[] = []
  for (const { name } of rows) {
    const { rows: hashes } = await sql<{
      told: string
    }>`select count(*) || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as told
      from ${sql.id('public', name)} t`.execute(db)
    prints.push(`${name} ${hashes[0]?.told}`)
  }
  return prints.join('\n')
}

/** The entries of an archive, its manifest among them. */
async function entriesOf(file: string): Promise<Contents> {
  using archive = await openArchive(file, 1024 ** 3)
  const entries = new Map<string, Buffer>()
  for (const { name } of archive.manifest.files) {
    const parts: Uint8Array[] = []
    for await (const part of archive.read(name)) parts.push(part)
    entries.set(name, Buffer.concat(parts))
  }
  return entries.set('manifeste.json', Buffer.from(JSON.stringify(archive.manifest)))
}

export async function zipped(all: readonly (readonly [string, Buffer])[]): Promise<Buffer> {
  async function* listed(): AsyncGenerator<ZipEntry> {
    for (const [name, content] of all)
      yield {
        name,
        pieces: (async function* () {
          yield content
        })(),
      }
  }
  const parts: Uint8Array[] = []
  for await (const part of zipOf(listed(), at)) parts.push(part)
  return Buffer.concat(parts)
}

/** An archive with a true manifest of these entries, so that only the attack is wrong. */
export async function archiveOf(
  entries: Contents,
  change: (manifest: Manifest) => Manifest = (manifest) => manifest,
): Promise<Buffer> {
  const was = manifestShape.parse(JSON.parse(entries.get('manifeste.json')?.toString() ?? ''))
  const listed = [...entries].filter(([name]) => !name.startsWith('manifeste'))
  const manifest = change({
    ...was,
    files: listed.map(([name, bytes]) => ({ name, sha256: hashOf(bytes), size: bytes.length })),
  })
  const bytes = Buffer.from(JSON.stringify(manifest))
  const all: [string, Buffer][] = [
    ...listed,
    ['manifeste.json', bytes],
    ['manifeste.sha256', Buffer.from(`${hashOf(bytes)}  manifeste.json\n`)],
  ]
  return zipped(all)
}

/** @returns the archive of a CTG, and what becomes of another one once it is brought where a second CTG has a secret file */
export async function openAttackedInstance() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-hostile-'))
  const files = openFileStore({ dataFolder: folder })
  const db = await testDatabase()
  const source = await givenFullCtg(db)
  const stored = await storeFile(files, Buffer.from('the bytes of a convention'))
  await db.updateTable('stored_file').set({ sha256: stored.sha256 }).where('ctg_id', '=', source.ctgId).execute()
  const { staged } = await writeArchive({ db, files, at, site: 'https://trame.test', trame: 'test' }, source.ctgId)
  const entries = await entriesOf(staged.path)
  const whole = fs.readFileSync(staged.path)
  await staged[Symbol.asyncDispose]()
  const target = await newTestDatabase()
  await givenFullCtg(target.db)
  const { sha256: secret } = await storeFile(files, Buffer.from('what another CTG keeps to itself'))
  const before = await fingerprint(target.db)

  /** Outcome once the archive is brought in. */
  async function bring(bytes: Buffer, limitBytes = 1024 ** 3) {
    const { sha256, size } = await storeFile(files, bytes)
    const arrivalId = randomUUID()
    const brought = { brought_by: 'Jeanne Tulle', brought_at: at, asked_at: at }
    await target.db
      .insertInto('archive_arrival')
      .values({ id: arrivalId, file_sha256: sha256, file_name: 'ctg.zip', size_bytes: size, ...brought })
      .execute()
    await checkArchive({ db: target.db, files, siteUrl: 'https://trame.test', limitBytes }, { arrivalId })
    return target.db
      .selectFrom('archive_arrival')
      .select(['state', 'refusal', 'place'])
      .where('id', '=', arrivalId)
      .executeTakeFirstOrThrow()
  }

  return {
    ...{ ctgId: source.ctgId, entries, whole, secret, bring, before },
    asItIs: () => fingerprint(target.db),
    withEntry: (name: string, content: string | Buffer): Contents =>
      new Map([...entries, [name, Buffer.from(content)]]),
    withoutEntry: (name: string): Contents => new Map([...entries].filter(([one]) => one !== name)),
    /** The entries with the first line of a table changed. */
    withLine(table: string, change: (row: Record<string, unknown>) => unknown): Contents {
      const name = `donnees/${table}.jsonl`
      const lines = (entries.get(name)?.toString() ?? '').split('\n')
      const first: Record<string, unknown> = JSON.parse(lines[0] ?? '')
      const changed = Buffer.from([JSON.stringify(change(first)), ...lines.slice(1)].join('\n'))
      return new Map([...entries, [name, changed]])
    },
    async close() {
      await target.pool.end()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
