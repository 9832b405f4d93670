/** An archive that was touched, or made to harm, changes nothing. Long because the attacks are one table. */
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { openFileStore, storeFile } from '#app/kernel/files/open-file-store.server.ts'
import { newTestDatabase, testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { fileEntry, type Manifest, manifestShape } from '../archive-format.ts'
import { writeArchive } from '../write-archive.server.ts'
import { type ZipEntry, zipOf } from '../zip-writer.server.ts'
import { checkArchive } from './jobs.server.ts'
import { openArchive } from './open-archive.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-hostile-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
const files = openFileStore({ dataFolder: folder })
const at = new Date('2026-12-01T09:00:00Z')

type Contents = Map<string, Buffer>
type Given = {
  readonly source: FullCtg
  readonly entries: Contents
  readonly whole: Buffer
  readonly db: Database
  readonly secret: string
  readonly before: string
}
const shared: { given?: Given; close?: () => Promise<void> } = {}
const given = () => shared.given ?? expect.unreachable('nothing given')

beforeAll(async () => {
  const db = await testDatabase()
  const source = await givenFullCtg(db)
  const kept = await storeFile(files, Buffer.from('the bytes of a convention'))
  await db.updateTable('stored_file').set({ sha256: kept.sha256 }).where('ctg_id', '=', source.ctgId).execute()
  const { staged } = await writeArchive({ db, files, at, site: 'https://trame.test', trame: 'test' }, source.ctgId)
  const file = path.join(folder, 'whole.zip')
  fs.copyFileSync(staged.path, file)
  await staged[Symbol.asyncDispose]()
  using archive = await openArchive(file, 1024 ** 3)
  const entries: Contents = new Map()
  for (const { name } of archive.manifest.files) {
    const parts: Uint8Array[] = []
    for await (const part of archive.read(name)) parts.push(part)
    entries.set(name, Buffer.concat(parts))
  }
  entries.set('manifeste.json', Buffer.from(JSON.stringify(archive.manifest)))
  // The instance that is attacked holds another CTG, whose file is a secret.
  const target = await newTestDatabase()
  await givenFullCtg(target.db)
  const { sha256: secret } = await storeFile(files, Buffer.from('what another CTG keeps to itself'))
  const before = await fingerprint(target.db)
  shared.given = { source, entries, whole: fs.readFileSync(file), db: target.db, secret, before }
  shared.close = () => target.pool.end()
}, 60_000)
afterAll(() => shared.close?.())

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Every table of the instance, by a fingerprint of its rows. */
async function fingerprint(db: Database): Promise<string> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'
    and tablename not in ('archive_arrival', 'awaited_content') order by 1`.execute(db)
  const prints: string[] = []
  for (const { name } of rows) {
    const { rows: told } = await sql<{
      told: string
    }>`select count(*) || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as told
      from ${sql.id('public', name)} t`.execute(db)
    prints.push(`${name} ${told[0]?.told}`)
  }
  return prints.join('\n')
}

/** An archive whose manifest says what its entries are, so that only what was done to them is wrong. */
async function archiveOf(
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

async function zipped(all: readonly (readonly [string, Buffer])[]): Promise<Buffer> {
  async function* entriesOf(): AsyncGenerator<ZipEntry> {
    for (const [name, content] of all)
      yield {
        name,
        pieces: (async function* () {
          yield content
        })(),
      }
  }
  const parts: Uint8Array[] = []
  for await (const part of zipOf(entriesOf(), at)) parts.push(part)
  return Buffer.concat(parts)
}

/** What becomes of it once brought. */
async function bring(bytes: Buffer, limitBytes = 1024 ** 3) {
  const { db } = given()
  const kept = await storeFile(files, bytes)
  const arrivalId = randomUUID()
  const brought = { brought_by: 'Jeanne Tulle', brought_at: at, asked_at: at }
  await db
    .insertInto('archive_arrival')
    .values({ id: arrivalId, file_sha256: kept.sha256, file_name: 'ctg.zip', size_bytes: kept.size, ...brought })
    .execute()
  await checkArchive({ db, files, siteUrl: 'https://trame.test', limitBytes }, { arrivalId })
  return db
    .selectFrom('archive_arrival')
    .select(['state', 'refusal', 'place'])
    .where('id', '=', arrivalId)
    .executeTakeFirstOrThrow()
}

/** The entries with the first line of a table changed. */
function withLine(table: string, change: (row: Record<string, unknown>) => unknown): Contents {
  const name = `donnees/${table}.jsonl`
  const lines = (given().entries.get(name)?.toString() ?? '').split('\n')
  const first: Record<string, unknown> = JSON.parse(lines[0] ?? '')
  return new Map([
    ...given().entries,
    [name, Buffer.from([JSON.stringify(change(first)), ...lines.slice(1)].join('\n'))],
  ])
}
const withEntry = (name: string, content: string | Buffer): Contents =>
  new Map([...given().entries, [name, Buffer.from(content)]])
const withoutEntry = (name: string): Contents => new Map([...given().entries].filter(([one]) => one !== name))

test('the archive as it was made is accepted: what follows is refused for what was done to it', async () => {
  expect(await bring(given().whole)).toEqual({ state: 'checked', refusal: null, place: '' })
  expect(await bring(await archiveOf(given().entries))).toEqual({ state: 'checked', refusal: null, place: '' })
})

type Attack = readonly [what: string, refusal: string, make: () => Promise<Buffer>]
const person = randomUUID()
const attacks: readonly Attack[] = [
  ['one is cut', 'not-a-zip', async () => given().whole.subarray(0, given().whole.length - 30)],
  ['it is no zip', 'not-a-zip', async () => Buffer.from('PK\x03\x04 nothing')],
  [
    'an entry climbs out of its folder',
    'not-a-zip',
    async () => zipped([['../etc/passwd', Buffer.from('x')], ...given().entries]),
  ],
  ['an entry is absolute', 'not-a-zip', async () => zipped([['/etc/passwd', Buffer.from('x')], ...given().entries])],
  [
    'an entry has backslashes',
    'not-a-zip',
    async () => zipped([['donnees\\x.jsonl', Buffer.from('x')], ...given().entries]),
  ],
  [
    'a name is there twice',
    'doubled-name',
    async () =>
      zipped([
        ['index.html', Buffer.from('x')],
        ['index.html', Buffer.from('y')],
      ]),
  ],
  ['an entry is a link', 'not-a-file', async () => linked(await archiveOf(given().entries))],
  ['an entry is none of ours', 'unknown-entry', async () => archiveOf(withEntry('install.sh', 'rm -rf /'))],
  [
    'an entry is not in the manifest',
    'unlisted-entry',
    async () =>
      archiveOf(withEntry('donnees/a_b.jsonl', ''), (m) => ({
        ...m,
        files: m.files.filter(({ name }) => name !== 'donnees/a_b.jsonl'),
      })),
  ],
  [
    'an entry of the manifest is not there',
    'absent-entry',
    async () =>
      archiveOf(withoutEntry('index.html'), (m) => ({
        ...m,
        files: [...m.files, { name: 'index.html', sha256: 'a'.repeat(64), size: 1 }],
      })),
  ],
  ['there is no manifest', 'no-manifest', async () => zipped([['index.html', Buffer.from('x')]])],
  [
    'the manifest is changed',
    'altered',
    async () => zipped([...given().entries, ['manifeste.sha256', Buffer.from(`${'0'.repeat(64)}  manifeste.json\n`)]]),
  ],
  [
    'a file is not the content of its name',
    'altered',
    async () => archiveOf(withEntry(fileEntry('c'.repeat(64), 'x.pdf'), 'other bytes')),
  ],
  [
    'it comes from a later version',
    'newer',
    async () => archiveOf(given().entries, (m) => ({ ...m, migrations: [...m.migrations, '9999-later.sql'] })),
  ],
  ['its format is later', 'newer', async () => archiveOf(given().entries, (m) => ({ ...m, format: 2 }))],
  [
    'it opens larger than may be',
    'too-large',
    async () => archiveOf(withEntry('index.html', Buffer.alloc(30_000_000))),
  ],
  [
    'a table is none of ours',
    'unknown-table',
    async () =>
      archiveOf(withEntry('donnees/person.jsonl', '{"is_platform_administrator":true}\n'), (m) => ({
        ...m,
        counts: { ...m.counts, person: 1 },
      })),
  ],
  [
    'a table is there without being counted',
    'unknown-table',
    async () => archiveOf(withEntry('donnees/api_token.jsonl', '{}\n')),
  ],
  [
    'a row has a column more',
    'unknown-column',
    async () => archiveOf(withLine('party', (row) => ({ ...row, is_platform_administrator: true }))),
  ],
  ['a row lacks a column', 'unknown-column', async () => archiveOf(withLine('party', ({ name: _, ...row }) => row))],
  ['a row is no object', 'bad-row', async () => archiveOf(withLine('party', () => 'drop table person'))],
  ['a row is not whole', 'bad-row', async () => archiveOf(withEntry('donnees/party.jsonl', '{"id":'))],
  [
    'a row has an id that is none',
    'does-not-hold',
    async () => archiveOf(withLine('party', (row) => ({ ...row, id: "'); drop table person; --" }))),
  ],
  [
    'a row is of another CTG',
    'other-ctg',
    async () => archiveOf(withLine('party', (row) => ({ ...row, ctg_id: randomUUID() }))),
  ],
  [
    'the CTG is another one',
    'other-ctg',
    async () => archiveOf(withLine('ctg', (row) => ({ ...row, id: randomUUID() }))),
  ],
  [
    'a CTG follows somebody else’s',
    'other-ctg',
    async () => archiveOf(withLine('ctg', (row) => ({ ...row, predecessor_id: randomUUID() }))),
  ],
  [
    'a secret comes by the back door',
    'other-ctg',
    async () => archiveOf(withLine('survey', (row) => ({ ...row, token: 'a'.repeat(32) }))),
  ],
  [
    'a key leads out',
    'does-not-hold',
    async () => archiveOf(withLine('service', (row) => ({ ...row, party_id: randomUUID() }))),
  ],
  [
    'a commune is unknown',
    'unknown-territory',
    async () => archiveOf(withLine('ctg_perimeter', (row) => ({ ...row, territory_code: '00000' }))),
  ],
  [
    'a mandate is given to a stranger',
    'unknown-person',
    async () => archiveOf(withLine('member', (row) => ({ ...row, person_id: person }))),
  ],
  [
    'two people have one address',
    'same-address-twice',
    async () =>
      archiveOf(
        withEntry(
          'donnees/personnes.jsonl',
          `{"id":"${person}","name":"A","email":"a@exemple.fr"}\n{"id":"${randomUUID()}","name":"B","email":"A@exemple.fr"}\n`,
        ),
        (m) => ({ ...m, people: 2 }),
      ),
  ],
  [
    'a person is made to administer',
    'bad-row',
    async () =>
      archiveOf(
        withEntry(
          'donnees/personnes.jsonl',
          `{"id":"${person}","name":"A","email":"a@exemple.fr","is_platform_administrator":true}\n`,
        ),
      ),
  ],
  [
    'a row names a file of somebody else here',
    'file-absent',
    async () => archiveOf(withLine('stored_file', (row) => ({ ...row, sha256: given().secret }))),
  ],
  [
    'a document names one',
    'file-absent',
    async () =>
      archiveOf(
        withLine('dossier', (row) => ({ ...row, content: { parties: [{ logo: { sha256: given().secret } }] } })),
      ),
  ],
  [
    'it says that it lacks what somebody here has',
    'file-absent',
    async () =>
      archiveOf(
        withLine('stored_file', (row) => ({ ...row, sha256: given().secret })),
        (m) => ({ ...m, missing: [...m.missing, { sha256: given().secret, name: '' }] }),
      ),
  ],
  [
    'rows are missing',
    'wrong-count',
    async () => archiveOf(given().entries, (m) => ({ ...m, counts: { ...m.counts, party: 99 } })),
  ],
  [
    'a character that PostgreSQL does not take',
    'does-not-hold',
    async () => archiveOf(withLine('party', (row) => ({ ...row, name: 'a\u0000b' }))),
  ],
  ['JSON is deeper than anyone writes', 'does-not-hold', async () => archiveOf(deepened())],
]

/** A document whose JSON opens more brackets than a parser may follow. */
function deepened(): Contents {
  const entries = withLine('dossier', (row) => ({ ...row, content: 'deep' }))
  const lines = entries.get('donnees/dossier.jsonl')?.toString() ?? ''
  const deep = '['.repeat(200_000) + ']'.repeat(200_000)
  return entries.set('donnees/dossier.jsonl', Buffer.from(lines.replace('"deep"', deep)))
}

/** The first entry of the directory becomes a symbolic link. */
function linked(bytes: Buffer): Buffer {
  const place = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bytes.writeUInt32LE((0o120_777 << 16) >>> 0, place + 38)
  return bytes
}

test.each(attacks)('refused when %s (%s)', { timeout: 60_000 }, async (_what, refusal, make) => {
  expect(await bring(await make(), 25_000_000)).toMatchObject({ state: 'refused', refusal })
})

test('a byte changed anywhere is found', { timeout: 60_000 }, async () => {
  const { whole } = given()
  for (let step = 1; step < 12; step += 1) {
    const altered = Buffer.from(whole)
    const place = Math.floor((whole.length * step) / 12)
    altered[place] = (altered[place] ?? 0) ^ 0x55
    expect({ at: place, state: (await bring(altered)).state }).toEqual({ at: place, state: 'refused' })
  }
})

test('after all of them, the instance is as it was, row by row', async () => {
  expect(await fingerprint(given().db)).toBe(given().before)
})
