/**
 * The database of a test. Files of one worker share one, cloned from the template: each test makes a CTG of its own,
 * so that isolation between CTGs is itself under test. What touches the whole instance takes `newTestDatabase`.
 */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase, openPool } from '#app/kernel/database.server.ts'
import { ctgIdGuard } from './ctg-id-guard.ts'
import { databaseUrl } from './database-url.ts'
import { frozenRows } from './frozen-rows.ts'
import { prepareAll } from './prepare-all.server.ts'
import { tableGuard } from './table-guard.ts'

type Opened = { readonly url: string; readonly pool: pg.Pool; readonly db: Database }

const shared: { opened?: Promise<Opened> } = {}

/** Database of this worker, with the migrations applied and no row of a CTG but those of earlier tests. */
export async function testDatabase(): Promise<Database> {
  return (await sharedDatabase()).db
}

/** The same without the guards: for a test that looks at what was written, by id alone. */
export const unguardedDatabase = async (): Promise<Database> => openDatabase(await testPool())

/** Its pool, for what speaks to PostgreSQL without Kysely (jobs). */
export async function testPool(): Promise<pg.Pool> {
  return (await sharedDatabase()).pool
}

/** Its address, for another process. */
export async function testDatabaseUrl(): Promise<string> {
  return (await sharedDatabase()).url
}

function sharedDatabase(): Promise<Opened> {
  shared.opened ??= openClone(`worker_${process.env.VITEST_POOL_ID ?? '1'}`)
  return shared.opened
}

/** What this worker's database counts against an address or a person, if it is open. */
export async function forgetAttempts(): Promise<void> {
  await (await shared.opened)?.pool.query('delete from attempt')
}

/** An empty migrated database of one's own. */
export const newTestDatabase = (): Promise<Opened> => openClone(`own_${randomBytes(6).toString('hex')}`)

async function openClone(name: string): Promise<Opened> {
  const serverUrl = inject('postgresUrl')
  const server = openPool(serverUrl, 1)
  const { rowCount } = await server.query('select 1 from pg_database where datname = $1', [name])
  if (rowCount === 0) await server.query(`create database ${name} template template_trame`)
  await server.end()
  const url = databaseUrl(serverUrl, name)
  const pool = openPool(url, 5)
  prepareAll(pool)
  return { url, pool, db: openDatabase(pool, [ctgIdGuard(await listOwnedTables(pool)), tableGuard(), frozenRows()]) }
}

/** Tables of a CTG: those that have a column ctg_id. */
async function listOwnedTables(pool: pg.Pool): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'ctg_id'",
  )
  return new Set(rows.map(({ name }) => name))
}
