import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { extract, pack } from 'tar-stream'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { databaseUrl } from '#test/database-url.ts'
import { type Database, openPool } from '../database.server.ts'
import { openFileStore } from '../files/open-file-store.server.ts'
import { StartError } from '../start-error.ts'
import { writeBackup } from './backup.server.ts'
import { onlyLook, readBackup } from './read-backup.server.ts'
import { restoreBackup } from './restore.server.ts'

const at = new Date('2026-11-24T09:00:00Z')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-backup-'))
const newFolder = () => fs.mkdtempSync(path.join(folder, 'data-'))
const newStore = () => openFileStore({ dataFolder: newFolder() })
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

function keepFile(dataFolder: string, content: string): string {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const place = path.join('files', sha256.slice(0, 2), sha256.slice(2, 4))
  fs.mkdirSync(path.join(dataFolder, place), { recursive: true })
  fs.writeFileSync(path.join(dataFolder, place, sha256), content)
  return path.join(place, sha256)
}

/** A row of the CTG that names this file. */
async function nameFile(db: Database, { ctgId, actors }: CtgFixture, filePath: string): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('stored_file')
    .values({
      ...{ ctg_id: ctgId, id, sha256: path.basename(filePath), name: 'convention.pdf', media_type: 'application/pdf' },
      ...{ size_bytes: 10, added_by: actors.townCoordinator.personId, added_at: at },
    })
    .execute()
  return id
}

/** A CTG and its theme, always together. */
async function writePair(db: Database, index: number): Promise<void> {
  const id = randomUUID()
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('ctg')
      .values({
        id,
        name: `CTG « ${index} », d’été\n\\.\n"(suite)", \\n\t`,
        starts_on: '2026-01-01',
        ends_on: '2030-12-31',
        created_at: at,
      })
      .execute()
    await tx.insertInto('theme').values({ ctg_id: id, id: randomUUID(), name: 'Jeunesse', position: 0 }).execute()
  })
}

async function readPairs(db: Database) {
  const rows = await db
    .selectFrom('ctg')
    .leftJoin('theme', 'theme.ctg_id', 'ctg.id')
    .where('ctg.name', 'like', 'CTG «%')
    .select(['ctg.id', 'ctg.name', 'theme.name as theme'])
    .orderBy('ctg.name')
    .execute()
  return rows
}

/** Every key, link, rule and index of the tables. */
async function listHolds(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ hold: string }>(
    `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as hold
     from pg_constraint where connamespace = 'public'::regnamespace
     union all select pg_get_indexdef(indexrelid) from pg_index join pg_class on pg_class.oid = indrelid
     where relnamespace = 'public'::regnamespace order by 1`,
  )
  return rows.map(({ hold }) => hold)
}

async function newEmptyDatabase() {
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  const server = openPool(inject('postgresUrl'), 1)
  await server.query(`create database ${name}`)
  await server.end()
  return openPool(databaseUrl(inject('postgresUrl'), name), 1)
}

/** The same archive, one of its entries saying something else. */
async function withEntry(archive: Buffer, changed: string, change: (content: string) => string): Promise<Buffer> {
  const made = pack()
  for await (const entry of Readable.from([gunzipSync(archive)]).pipe(extract())) {
    const { name } = entry.header
    const content = await buffer(entry)
    made.entry({ name }, name === changed ? change(content.toString('utf8')) : content)
  }
  made.finalize()
  return gzipSync(await buffer(made))
}

/** A row that would be read as two. */
const twoInOne = (content: string): string => {
  const [first = '', ...others] = z.array(z.string()).parse(JSON.parse(content))
  const second = first.replace(/[0-9a-f-]{36}(?!.*[0-9a-f-]{36})/s, randomUUID())
  return JSON.stringify([`${first.slice(0, -1)}\n${second.slice(1)}`, ...others])
}

describe('a backup', { timeout: 60_000 }, () => {
  test('made while people write holds one instant of it, and is found again whole', async () => {
    const source = await newTestDatabase()
    const dataFolder = newFolder()
    const filePath = keepFile(dataFolder, 'une convention signée')
    await nameFile(source.db, await givenCtg(source.db), filePath)
    await source.pool.query("select graphile_worker.add_job('send-mail', '{\"mailId\": 7}', job_key := 'mail-7')")
    const writing = { goesOn: true, count: 0 }
    const writers = [0, 1].map(async () => {
      while (writing.goesOn) await writePair(source.db, ++writing.count)
    })
    const file = path.join(folder, 'one.tar.gz')
    await expect.poll(() => writing.count).toBeGreaterThan(20)
    const before = writing.count
    const counts = await writeBackup(source.pool, openFileStore({ dataFolder }), file, at)
    expect(writing.count).toBeGreaterThan(before)
    writing.goesOn = false
    await Promise.all(writers)

    const target = await newTestDatabase()
    const restoredFolder = newFolder()
    expect(await restoreBackup(target.pool, openFileStore({ dataFolder: restoredFolder }), file)).toEqual(counts)

    const pairs = await readPairs(target.db)
    expect(pairs.length).toBeGreaterThanOrEqual(before - 2)
    expect(pairs.every(({ theme }) => theme === 'Jeunesse')).toBe(true)
    const all = new Map((await readPairs(source.db)).map((pair) => [pair.id, pair]))
    expect(pairs.every((pair) => all.get(pair.id)?.name === pair.name)).toBe(true)
    expect(fs.readFileSync(path.join(restoredFolder, filePath), 'utf8')).toBe('une convention signée')
    const jobs = await target.pool.query("select 1 from graphile_worker.jobs where key = 'mail-7'")
    expect(jobs.rowCount).toBe(1)
    // The database is whole again: its links refuse what they refused.
    await expect(
      target.db
        .insertInto('theme')
        .values({ ctg_id: randomUUID(), id: randomUUID(), name: 'x', position: 0 })
        .execute(),
    ).rejects.toThrow('foreign key')
    // What is taken away while rows come is put back as it was, keys and indexes by their names.
    expect(await listHolds(target.pool)).toEqual(await listHolds(source.pool))
    await Promise.all([source.pool.end(), target.pool.end()])
  })

  test('is restored into an empty instance only', async () => {
    const { db, pool } = await newTestDatabase()
    const file = path.join(folder, 'two.tar.gz')
    await writeBackup(pool, newStore(), file, at)
    await givenCtg(db)
    await expect(restoreBackup(pool, newStore(), file)).rejects.toThrow('contient déjà des données')
    await pool.end()
  })

  test('that is cut, or whose file was changed, restores nothing', async () => {
    const source = await newTestDatabase()
    const dataFolder = newFolder()
    await nameFile(source.db, await givenCtg(source.db), keepFile(dataFolder, 'le texte d’origine'))
    const file = path.join(folder, 'three.tar.gz')
    await writeBackup(source.pool, openFileStore({ dataFolder }), file, at)
    const bytes = fs.readFileSync(file)
    const cut = path.join(folder, 'cut.tar.gz')
    fs.writeFileSync(cut, bytes.subarray(0, bytes.length - 40))
    const changed = path.join(folder, 'changed.tar.gz')
    const content = gunzipSync(bytes)
    content.write('L', content.indexOf('le texte d’origine'))
    fs.writeFileSync(changed, gzipSync(content))
    const doubled = path.join(folder, 'doubled.tar.gz')
    fs.writeFileSync(doubled, await withEntry(bytes, 'tables/theme.1.json', twoInOne))

    const target = await newTestDatabase()
    for (const [damaged, sentence] of [
      [cut, 's’arrête avant sa fin'],
      [changed, 'n’est pas celui de son nom'],
      [doubled, 'de la table theme en cache plusieurs'],
    ] as const) {
      await expect(restoreBackup(target.pool, newStore(), damaged)).rejects.toThrow(sentence)
      expect(await target.db.selectFrom('person').select('id').execute()).toEqual([])
    }
    await restoreBackup(target.pool, newStore(), file)
    expect((await target.db.selectFrom('person').select('id').execute()).length).toBeGreaterThan(0)
    await Promise.all([source.pool.end(), target.pool.end()])
  })

  test('fails and names the file and its row, without leaving an archive, when one is missing or has changed', async () => {
    const source = await newTestDatabase()
    const dataFolder = newFolder()
    const filePath = keepFile(dataFolder, 'un compte rendu')
    const id = await nameFile(source.db, await givenCtg(source.db), filePath)
    const file = path.join(folder, 'four.tar.gz')
    const spoil = [
      { what: 'a changé', now: () => fs.writeFileSync(path.join(dataFolder, filePath), 'un compte RENDU') },
      { what: 'manque', now: () => fs.rmSync(path.join(dataFolder, filePath)) },
    ]
    for (const { what, now } of spoil) {
      now()
      const error = await writeBackup(source.pool, openFileStore({ dataFolder }), file, at).catch(
        (thrown: unknown) => thrown,
      )
      expect(error).toBeInstanceOf(StartError)
      for (const word of [what, filePath, `stored_file ${id}`]) expect(String(error)).toContain(word)
      expect(fs.readdirSync(folder).filter((name) => name.startsWith('four'))).toEqual([])
    }
    await source.pool.end()
  })

  test('is restored only where nothing is a stranger’s: tables, views, functions, types, schemas, another worker', async () => {
    const source = await newTestDatabase()
    await givenCtg(source.db)
    const file = path.join(folder, 'five.tar.gz')
    await writeBackup(source.pool, openFileStore({ dataFolder: newFolder() }), file, at)
    const strangers = [
      { make: 'create table public.invoice (amount integer)', name: 'public.invoice' },
      { make: 'create view public.paid as select 1', name: 'public.paid' },
      { make: 'create function public.due() returns integer language sql as $$ select 1 $$', name: 'public.due' },
      { make: "create type public.colour as enum ('red')", name: 'public.colour' },
      { make: 'create schema shop; create table shop.basket (id integer)', name: 'shop.basket' },
      { make: 'create view sight.everything as select 1', name: 'sight.everything' },
      { make: 'create extension citext', name: 'extension citext' },
    ]
    for (const { make, name } of strangers) {
      const target = await newTestDatabase()
      await target.pool.query(make)
      await expect(restoreBackup(target.pool, openFileStore({ dataFolder: newFolder() }), file)).rejects.toThrow(name)
      expect((await target.pool.query("select 1 from pg_tables where tablename = 'person'")).rowCount).toBe(1)
      await target.pool.end()
    }
    // Where Trame never was, a table of one of its names is somebody else's too.
    const elsewhere = await newEmptyDatabase()
    await elsewhere.query("create table person (name text); insert into person values ('Odile')")
    await expect(restoreBackup(elsewhere, openFileStore({ dataFolder: newFolder() }), file)).rejects.toThrow(
      'public.person',
    )
    expect((await elsewhere.query('select name from person')).rows).toEqual([{ name: 'Odile' }])
    await elsewhere.query('drop table person; create schema graphile_worker; create table graphile_worker.jobs ()')
    await expect(restoreBackup(elsewhere, openFileStore({ dataFolder: newFolder() }), file)).rejects.toThrow(
      'graphile_worker.jobs',
    )
    await elsewhere.query('drop schema graphile_worker cascade')
    await restoreBackup(elsewhere, openFileStore({ dataFolder: newFolder() }), file)
    await Promise.all([source.pool.end(), elsewhere.end()])
  })

  test('that does not say its migrations, or says one that is not known, restores nothing', async () => {
    const source = await newTestDatabase()
    await givenCtg(source.db)
    const file = path.join(folder, 'six.tar.gz')
    await writeBackup(source.pool, openFileStore({ dataFolder: newFolder() }), file, at)
    const said = [
      { migrations: [], sentence: 'ne dit pas de quelle version' },
      { migrations: ['9999-later.sql'], sentence: 'plus récente' },
    ]
    for (const { migrations, sentence } of said) {
      const target = await newTestDatabase()
      const changed = path.join(folder, 'changed-version.tar.gz')
      const version = { format: 1, madeAt: at.toISOString(), migrations }
      fs.writeFileSync(changed, await withEntry(fs.readFileSync(file), 'version.json', () => JSON.stringify(version)))
      await expect(restoreBackup(target.pool, openFileStore({ dataFolder: newFolder() }), changed)).rejects.toThrow(
        sentence,
      )
      expect((await target.pool.query("select 1 from pg_tables where tablename = 'person'")).rowCount).toBe(1)
      await target.pool.end()
    }
    await source.pool.end()
  })

  test('of long rows is written in parts that can be read again, whatever their number', async () => {
    const source = await newTestDatabase()
    await source.pool.query(
      `insert into audit_entry (at, person_name, action, subject_type, subject_id, detail)
       select now(), 'Odile', 'instance.tested', 'instance', gen_random_uuid(), json_build_object('x', repeat('x', 9000000))
       from generate_series(1, 4)`,
    )
    const file = path.join(folder, 'seven.tar.gz')
    const counts = await writeBackup(source.pool, newStore(), file, at)
    await source.pool.end()
    const read: number[] = []
    for await (const part of readBackup(file, onlyLook))
      if (part.kind === 'rows' && part.table === 'audit_entry') read.push(part.rows.length)
    expect(read.length).toBeGreaterThan(1)
    expect(read.reduce((sum, count) => sum + count, 0)).toBe(counts.tables.audit_entry)
  })
})
