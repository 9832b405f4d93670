/** A restoration where PostgreSQL has little room or gives few rights, and where somebody comes meanwhile: said, and nothing half done. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { afterAll, expect, inject, onTestFinished, test } from 'vitest'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { databaseUrl } from '#test/database-url.ts'
import { openPool } from '../database.server.ts'
import { openFileStore } from '../files/open-file-store.server.ts'
import { prepareJobs } from '../jobs.server.ts'
import { listMigrationNames, makeTables, migrate } from '../migrate.server.ts'
import { writeBackup } from './backup.server.ts'
import { putTablesAside } from './own-objects.server.ts'
import { restoreBackup } from './restore.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-restore-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
const store = openFileStore({ dataFolder: folder })

/** A CTG and its people. */
async function writeSound(): Promise<string> {
  const source = await newTestDatabase()
  await givenCtg(source.db)
  const file = path.join(folder, 'sound.tar.gz')
  await writeBackup(source.pool, store, file, new Date())
  await source.pool.end()
  return file
}
const sound = await writeSound()

async function givenTarget() {
  const target = await newTestDatabase()
  onTestFinished(() => target.pool.end())
  return target
}

/** Of somebody who owns this database, and neither its server nor the extensions that an administrator put there. */
async function givenLodger(): Promise<pg.Pool> {
  const name = `lodger_${randomBytes(6).toString('hex')}`
  const server = openPool(inject('postgresUrl'), 1)
  await server.query(`create role ${name} login password 'lodger'`)
  await server.query(`create database ${name} owner ${name}`)
  await server.end()
  const url = new URL(databaseUrl(inject('postgresUrl'), name))
  const administrator = openPool(url.href, 1)
  await administrator.query('create extension pg_trgm; create extension unaccent')
  await administrator.end()
  const pool = openPool(Object.assign(url, { username: name, password: 'lodger' }).href, 1)
  onTestFinished(() => pool.end())
  await migrate(pool)
  await prepareJobs(pool)
  return pool
}

type Refusal = { readonly tags: readonly string[]; readonly when: string; readonly code: string }

/** PostgreSQL refuses a statement as it would for want of locks or of rights; among its own functions, which are nobody's. */
const refuse = (pool: pg.Pool, { tags, when, code }: Refusal) =>
  pool.query(`
    create function pg_catalog.refuse_by_test() returns event_trigger language plpgsql as $$
    begin
      if ${when} then raise exception 'refused by a test' using errcode = '${code}'; end if;
    end $$;
    create event trigger refuse_by_test on ddl_command_end when tag in (${tags.map((tag) => `'${tag}'`).join(', ')})
      execute function pg_catalog.refuse_by_test()`)

const removesThePast = "current_query() ~ '^drop [^;]*trame_past'"
const littleRoom: Refusal = {
  tags: ['DROP SCHEMA', 'DROP TABLE'],
  when: `${removesThePast} and (select count(*) from pg_locks where pid = pg_backend_pid()) > 1500`,
  code: '53200',
}

async function listPast(pool: pg.Pool): Promise<readonly unknown[]> {
  const { rows } = await pool.query("select nspname from pg_namespace where nspname = 'trame_past'")
  return rows
}

test('the tables that were there are removed a few at a time, where locks are few', async () => {
  const { pool, db } = await givenTarget()
  await refuse(pool, littleRoom)
  await restoreBackup(pool, store, sound)
  expect(await listPast(pool)).toEqual([])
  expect((await db.selectFrom('person').select('id').execute()).length).toBeGreaterThan(0)
})

test('those that a restoration left when it was killed are removed before it begins again', async () => {
  const { pool, db } = await givenTarget()
  const client = await pool.connect()
  await client.query('begin')
  await putTablesAside(client)
  await makeTables(client, listMigrationNames())
  await client.query('commit')
  client.release(true)
  expect(await listPast(pool)).toHaveLength(1)
  await refuse(pool, littleRoom)
  await restoreBackup(pool, store, sound)
  expect(await listPast(pool)).toEqual([])
  expect((await db.selectFrom('person').select('id').execute()).length).toBeGreaterThan(0)
})

test('loaded, then short of locks: it is said that it is loaded, and how to go on', async () => {
  const { pool, db } = await givenTarget()
  await refuse(pool, { ...littleRoom, when: removesThePast })
  const said = await restoreBackup(pool, store, sound).catch(String)
  expect(said).toContain('max_locks_per_transaction')
  expect(said).toContain('La sauvegarde est chargée')
  expect(said).not.toContain('rien n’a été restauré')
  expect((await db.selectFrom('person').select('id').execute()).length).toBeGreaterThan(0)
})

test('a right that is missing while rows come is not the archive’s fault', async () => {
  const { pool } = await givenTarget()
  await refuse(pool, {
    tags: ['ALTER TABLE'],
    when: "current_query() ~ '^alter table .* add constraint'",
    code: '42501',
  })
  expect(await restoreBackup(pool, store, sound).catch(String)).toContain('n’a pas le droit')
})

test('extensions that an administrator put there are left where they are', async () => {
  const pool = await givenLodger()
  await restoreBackup(pool, store, sound)
  expect((await pool.query('select id from public.person')).rows.length).toBeGreaterThan(0)
  expect(await listPast(pool)).toEqual([])
})

test('a Trame that starts just before tables are put aside is seen', async () => {
  const { url, pool, db } = await givenTarget()
  const other = openPool(url, 1)
  onTestFinished(() => other.end())
  let asked = 0
  const watched = new Proxy(pool, {
    get: (target, name) =>
      name === 'query'
        ? async (text: string, values?: unknown[]) => {
            const answer = await target.query(text, values)
            // Once the archive is looked over, nobody was there.
            if (text.includes('pg_stat_activity') && ++asked === 2) await other.query('select 1')
            return answer
          }
        : Reflect.get(target, name),
  })
  expect(await restoreBackup(watched, store, sound).catch(String)).toContain('Trame est en marche')
  expect(await db.selectFrom('person').select('id').execute()).toEqual([])
})
