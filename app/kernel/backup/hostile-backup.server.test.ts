/** A backup that somebody else made to harm: refused in words, and neither the database nor the files are touched. */
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGzip, gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { type Header, pack } from 'tar-stream'
import { afterAll, expect, inject, test } from 'vitest'
import { newTestDatabase } from '#test/database.server.ts'
import { openPool } from '../database.server.ts'
import { openFileStore } from '../files/open-file-store.server.ts'
import { StartError } from '../start-error.ts'
import { backupLimits } from './archive.ts'
import { restoreBackup } from './restore.server.ts'
import { type Entry, soundEntries } from './sound-backup.fixture.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-hostile-'))
const dataFolder = path.join(folder, 'data')
fs.mkdirSync(dataFolder)
const files = openFileStore({ dataFolder })
const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const nameOf = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`

const sound = await soundEntries(folder)
const contentOf = (name: string): string =>
  sound.find((one) => one.name === name)?.content.toString() ?? expect.unreachable(name)
const kept = sound.find(({ name }) => name.startsWith('files/')) ?? expect.unreachable('no file')

async function archiveOf(entries: readonly Entry[], after = Buffer.alloc(0)): Promise<Buffer> {
  const made = pack()
  for (const { name, content, header } of entries) made.entry({ name, ...header }, content)
  made.finalize()
  const gzip = createGzip({ level: 1 })
  const [bytes] = await Promise.all([
    buffer(gzip),
    pipeline(async function* () {
      yield* made
      yield after
    }, gzip),
  ])
  return bytes
}

const withContent = (name: string, content: string): readonly Entry[] =>
  sound.map((one) => (one.name === name ? { ...one, content: Buffer.from(content) } : one))
const before = (name: string, ...added: readonly Entry[]): readonly Entry[] =>
  sound.flatMap((one) => (one.name === name ? [...added, one] : [one]))
const entry = (name: string, content = '', header: Partial<Header> = {}): Entry => ({
  ...{ name, content: Buffer.from(content), header },
})
/** Counts that say so many rows more of a table, and files. */
function counting(table: string, rows: number, more = 0): string {
  const { tables, files: count } = JSON.parse(contentOf('counts.json'))
  return JSON.stringify({ tables: { ...tables, [table]: (tables[table] ?? 0) + rows }, files: count + more })
}
const recounted = (entries: readonly Entry[], table: string, rows: number, more = 0): readonly Entry[] =>
  entries.map((one) => (one.name === 'counts.json' ? entry('counts.json', counting(table, rows, more)) : one))
/** Every row of a table, said otherwise. */
const rewritten = (table: string, change: (row: string) => string): readonly Entry[] => {
  const name = `tables/${table}.1.json`
  const rows: readonly string[] = JSON.parse(contentOf(name))
  return withContent(name, JSON.stringify(rows.map(change)))
}

const target = await newTestDatabase()
/** Of an instance that nobody entered yet: what was put there before would be lost. */
await sql`insert into attempt (key, count, started_at) values ('témoin', 1, '2026-01-01')`.execute(target.db)
afterAll(async () => {
  await target.pool.end()
  fs.rmSync(folder, { recursive: true, force: true })
})

/** What an attack must leave as it was: rows, tables, files. */
async function asItIs() {
  const { rows: tables } = await sql`select tablename from pg_tables where schemaname = 'public' order by 1`.execute(
    target.db,
  )
  const { rows: migrations } = await sql`select name, sha256 from public.migration order by 1`.execute(target.db)
  const { rows: witness } = await sql`select key from attempt`.execute(target.db)
  const filesHere = fs.existsSync(path.join(dataFolder, 'files'))
    ? fs.readdirSync(path.join(dataFolder, 'files'), { recursive: true })
    : []
  return { tables, migrations, witness, filesHere }
}
const untouched = await asItIs()

async function bring(bytes: Buffer): Promise<string> {
  const file = path.join(folder, `${randomUUID()}.tar.gz`)
  fs.writeFileSync(file, bytes)
  const error = await restoreBackup(target.pool, files, file).catch((thrown: unknown) => thrown)
  fs.rmSync(file)
  expect(error).toBeInstanceOf(StartError)
  return error instanceof Error ? error.message : ''
}

const large = Buffer.alloc(backupLimits.rowBytes + 2 * 1024 * 1024, 97)
const first = sound.find(({ name }) => name === 'version.json') ?? expect.unreachable('no version')
const strangers: readonly (readonly [string, () => readonly Entry[], string])[] = [
  ['climbs out', () => before('counts.json', entry('../../etc/cron.d/x', 'x')), '../../etc/cron.d/x'],
  ['is absolute', () => before('counts.json', entry('/etc/passwd', 'x')), '/etc/passwd'],
  [
    'speaks to the terminal',
    () => before('counts.json', entry('\u001b[2Jfiles', 'x')),
    '« [2Jfiles » n’y a pas sa place',
  ],
  [
    'is a file elsewhere than its place',
    () => before('counts.json', entry(`files/00/00/${hashOf('x')}`, 'x')),
    '00/00',
  ],
  ['is there twice', () => before('counts.json', kept), 'n’y a pas sa place'],
  ['comes before its turn', () => [kept, ...sound.filter((one) => one !== kept)], 'n’y a pas sa place'],
  ['is a part of no other', () => before('jobs.json', entry('tables/zone.7.json', '[]')), 'zone.7'],
  ['is the table of migrations', () => before('jobs.json', entry('tables/migration.1.json', '[]')), 'migration.1'],
  ['is no table', () => before('jobs.json', entry('tables/__proto__.1.json', '[]')), '__proto__'],
  ['follows the end', () => [...sound, entry('version.json', first.content.toString())], 'n’y a pas sa place'],
]
test.each(strangers)('an entry that %s has no place', async (_what, entries, word) => {
  const said = await bring(await archiveOf(entries()))
  expect(said).toContain(word)
  expect(said).not.toContain('\u001b')
  expect(await asItIs()).toEqual(untouched)
})

const linked = (type: 'symlink' | 'link' | 'directory') => () =>
  before('counts.json', { ...entry('files', '', { type, linkname: '/etc' }), content: Buffer.alloc(0) })
const spoilt: readonly (readonly [string, () => readonly Entry[], string])[] = [
  ['holds a symbolic link', linked('symlink'), 'autre chose que des fichiers ordinaires (« files'],
  ['holds a link', linked('link'), 'autre chose que des fichiers ordinaires (« files'],
  ['holds a folder', linked('directory'), 'autre chose que des fichiers ordinaires (« files'],
  [
    'says a name elsewhere than in its header',
    () => before('counts.json', entry(`files/${'é'.repeat(90)}`)),
    'autre chose que des fichiers ordinaires',
  ],
  ['is no list of rows', () => withContent('tables/person.1.json', '{"rows": []}'), '« tables/person.1.json », dans'],
  ['is no list of jobs', () => withContent('jobs.json', '[{}]'), '« jobs.json », dans'],
  ['holds jobs in two parts of one name', () => before('jobs.json', entry('jobs.json', '[]')), 'n’y a pas sa place'],
  ['says its version otherwise', () => withContent('version.json', '{"format":2}'), '« version.json », dans'],
  ['announces less than it holds', () => withContent('counts.json', counting('person', -1)), '« person »'],
  ['announces more than it holds', () => withContent('counts.json', counting('person', 1)), '« person »'],
  [
    'holds a table that it does not announce',
    () => before('jobs.json', entry('tables/zone.1.json', '["(1)"]')),
    'zone',
  ],
  ['holds fewer files than it announces', () => withContent('counts.json', counting('person', 0, 1)), 'fichiers'],
  ['has no counts', () => sound.filter(({ name }) => name !== 'counts.json'), 'n’a pas les comptes qui la terminent'],
  [
    'gives a file the name of another',
    () => recounted(before('counts.json', entry(nameOf('f'.repeat(64)), 'x')), 'person', 0, 1),
    'n’est pas celui de son nom',
  ],
]
test.each(spoilt)('one that %s is refused before anything is touched', async (_what, entries, word) => {
  expect(await bring(await archiveOf(entries()))).toContain(word)
  expect(await asItIs()).toEqual(untouched)
})

test('something hidden after its end is refused', async () => {
  expect(await bring(await archiveOf(sound, Buffer.from('x'.repeat(512))))).toContain('quelque chose après sa fin')
  expect(await bring(await archiveOf(sound, Buffer.alloc(20_000)))).toContain('quelque chose après sa fin')
  expect(await asItIs()).toEqual(untouched)
})

test('what is no archive, or not all of one, is told from what is spoilt', async () => {
  const whole = await archiveOf(sound)
  const spoilt = Buffer.from(whole)
  // The sum of what was compressed.
  spoilt.fill(255, whole.length - 8, whole.length - 4)
  expect(await bring(Buffer.from('trame-2026-12-01.tar.gz'))).toContain('n’est pas une archive compressée')
  expect(await bring(whole.subarray(0, whole.length - 40))).toContain('s’arrête avant sa fin')
  expect(await bring(Buffer.alloc(0))).toContain('s’arrête avant sa fin')
  expect(await bring(spoilt)).toContain('est abîmée')
  expect(await bring(gzipSync(Buffer.alloc(2048, 'x')))).toContain('est abîmée')
  const folder = await restoreBackup(target.pool, files, dataFolder).catch(String)
  expect(folder).toContain('ne peut pas être lu (EISDIR)')
  expect(await asItIs()).toEqual(untouched)
})

test('what swells is refused without being held', { timeout: 60_000 }, async () => {
  const row = await archiveOf(
    sound.map((one) => (one.name === 'tables/person.1.json' ? { ...one, content: large } : one)),
  )
  const version = await archiveOf(sound.map((one) => (one === first ? { ...one, content: large } : one)))
  // Of a name of gigabytes, said to be on its way, nothing is waited for.
  const named = await archiveOf(sound)
  for (const [bytes, word] of [
    [row, 'démesuré'],
    [version, 'démesuré'],
    [await withLongName(named), 'autre chose que des fichiers ordinaires'],
  ] as const)
    expect(await bring(bytes)).toContain(word)
  expect(await asItIs()).toEqual(untouched)
})

/** Its first header announces a name of 7 GB in what follows. */
async function withLongName(archive: Buffer): Promise<Buffer> {
  const bytes = gunzipSync(archive)
  bytes.write('77777777777 ', 124, 'latin1')
  bytes.write('x', 156, 'latin1')
  bytes.fill(32, 148, 156)
  const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  const gzip = createGzip({ level: 1 })
  gzip.end(bytes)
  return buffer(gzip)
}

const job = { identifier: 'send-mail', payload: {}, jobKey: null, runAt: '2026-12-01 09:00:00+00', maxAttempts: 8 }
/** A row of something that is not a table, where it would stand if it were. */
const rowOf = (name: string) => () => {
  const next = sound.find((one) => one.name.startsWith('tables/') && one.name > `tables/${name}.1.json`)
  return recounted(before(next?.name ?? 'jobs.json', entry(`tables/${name}.1.json`, '["(1)"]')), name, 1)
}
const refusedByDatabase: readonly (readonly [string, () => readonly Entry[], string])[] = [
  ['a row that breaks out of its table', () => rewritten('theme', (row) => `${row}); drop table person; --`), 'theme'],
  ['a row of nobody', () => rewritten('member', (row) => row.replace(/[0-9a-f-]{36}/, randomUUID())), 'member'],
  [
    'a row that names what somebody else keeps here',
    () => rewritten('stored_file', (row) => row.replace(/[0-9a-f]{64}/, hashOf('un secret'))),
    hashOf('un secret'),
  ],
  ['a table that is not there', rowOf('zzz_nothing'), 'zzz_nothing'],
  ['a view named as a table', rowOf('decision_standing'), 'decision_standing'],
  ['a view of what is seen, named as a table', rowOf('opened'), 'opened'],
  ['a sequence named as a table', rowOf('audit_entry_id_seq'), 'audit_entry_id_seq'],
  ['an index named as a table', rowOf('person_pkey'), 'person_pkey'],
  [
    'a job of no kind',
    () => withContent('jobs.json', JSON.stringify([{ ...job, identifier: 'x'.repeat(200) }])),
    'table graphile_worker',
  ],
  [
    'a job of an endless key',
    () => withContent('jobs.json', JSON.stringify([{ ...job, jobKey: 'x'.repeat(600) }])),
    'table graphile_worker',
  ],
  [
    'a job of no date',
    () => withContent('jobs.json', JSON.stringify([{ ...job, runAt: 'demain' }])),
    'graphile_worker',
  ],
]
test.each(refusedByDatabase)('%s is refused, and none of the archive stays', async (_what, entries, word) => {
  await using secret = await files.stage(Buffer.from('un secret'))
  await files.keep(secret)
  const said = await bring(await archiveOf(entries()))
  expect(said).toContain(word)
  expect(said).toContain('rien n’a été restauré')
  // Contents are kept under their own name; the database is as it was.
  expect({ ...(await asItIs()), filesHere: [] }).toEqual({ ...untouched, filesHere: [] })
})

test('a database that stops in the middle is as it was, and it is said', async () => {
  const file = path.join(folder, 'stopped.tar.gz')
  fs.writeFileSync(file, await archiveOf(sound))
  // From elsewhere: it refuses a database where somebody else is.
  const server = openPool(inject('postgresUrl'), 1)
  const restored = restoreBackup(target.pool, files, file).catch(String)
  const stop = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = $1 and query ~* '^(alter table|create index|copy|truncate)'`
  const stopped = async () => (await server.query(stop, [new URL(target.url).pathname.slice(1)])).rows.length
  await expect.poll(stopped, { interval: 5, timeout: 30_000 }).toBe(1)
  await server.end()
  expect(await restored).toContain('La base s’est arrêtée')
  expect({ ...(await asItIs()), filesHere: [] }).toEqual({ ...untouched, filesHere: [] })
})

test('after all of them, the sound one comes in whole', async () => {
  const file = path.join(folder, 'again.tar.gz')
  fs.writeFileSync(file, await archiveOf(sound))
  expect(await restoreBackup(target.pool, files, file)).toEqual(JSON.parse(contentOf('counts.json')))
  expect(await files.check(hashOf('une convention'))).toBe('sound')
})
