/**
 * Forward-only SQL migrations, in order of name, each in its transaction, under one lock. Nodes of an older version still serving
 * are waited for, unless the migrations say that they bear them: docs/decisions/0024.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { takeLock } from './advisory-lock.server.ts'
import { countOlderNodes } from './node-presence.server.ts'
import { searchPath } from './sight.server.ts'
import { StartError, systemErrorCode } from './start-error.ts'
import { startLabels } from './start-labels.fr.ts'

const ownFolder = path.resolve(import.meta.dirname, '../../db/migrations')
/** The views through which the application reads. */
const sightFile = path.resolve(import.meta.dirname, '../../db/sight.sql')
/** Where those that are read wait to be removed, once others have taken their place. */
export const pastViews = 'sight_past'
/** Where a restoration leaves the tables that it took the place of. */
export const pastTables = 'trame_past'
/** Removed together: each holds its locks until then, with those of all that hangs on it, and PostgreSQL has room for so many. */
const tablesPerStep = 20
/** Any fixed number: the advisory lock that two nodes starting together wait for. */
const migrationLock = 72_710_366
/** First line of a migration under which older code goes on reading and writing. */
const olderNodesBear = /^-- Older nodes bear it\b/

type Migration = { readonly name: string; readonly sql: string; readonly sha256: string }

function listMigrations(folder: string): readonly Migration[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Name of the newest migration of this code: its version, for a backup and among nodes. */
export const latestMigration = (folder = ownFolder): string => listMigrations(folder).at(-1)?.name ?? ''

/** Names of the migrations of this code, in order. */
export const listMigrationNames = (): readonly string[] => listMigrations(ownFolder).map(({ name }) => name)

/** What this code's migrations and views make, `schema.name`; what a migration has removed since included. */
export function listOwnNames(): ReadonlySet<string> {
  const made =
    /\bcreate (?:or replace )?(?:table|type|function|view|sequence|domain) (?:if not exists )?((?:sight\.)?\w+)/g
  const texts = [...listMigrations(ownFolder).map(({ sql }) => sql), fs.readFileSync(sightFile, 'utf8')]
  const names = texts.flatMap((sql) => [...sql.matchAll(made)].map(([, name]) => name ?? ''))
  return new Set(['migration', ...names].map((name) => (name.includes('.') ? name : `public.${name}`)))
}

export type MigrateOptions = {
  /** Tests plant migrations of a version to come. */
  readonly folder?: string
}

type Asked = Pick<pg.ClientBase, 'query'>

/** Nobody migrates until this connection ends. */
export const holdMigrations = (client: Asked): Promise<void> =>
  takeLock(client, migrationLock, startLabels.tablesUnderWay)

/** The tables of these migrations, all known here, in an empty schema and in the transaction under way: a backup's are those of its time. */
export async function makeTables(client: pg.ClientBase, names: readonly string[]): Promise<void> {
  await client.query(`set local search_path to public; ${makeList}`)
  for (const one of listMigrations(ownFolder)) if (names.includes(one.name)) await client.query(recorded(one))
}

/**
 * Brings the database to this code's version. @returns names applied, in order; empty when there was nothing to do
 * @throws StartError when the database is newer than the code or a past migration was edited
 */
export async function migrate(pool: pg.Pool, { folder = ownFolder }: MigrateOptions = {}): Promise<readonly string[]> {
  const known = listMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('set search_path to public')
    const pending = await listPending(client, known, latestMigration(folder))
    const views = await prepareViews(client)
    await dropPast(client)
    for (const migration of pending) await apply(client, migration, views)
    const isMade = views.isPresent && (views.isCurrent || pending.length > 0)
    if (!isMade) await replaceViews(client, views, '')
    return pending.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined)
    await client.query(`set search_path to ${searchPath}; set lock_timeout = 0`).catch(() => undefined)
    client.release()
  }
}

/** What is to be applied, once it may be: the lock is then ours, and no older node serves that could not bear it. */
async function listPending(
  client: pg.PoolClient,
  known: readonly Migration[],
  version: string,
): Promise<readonly Migration[]> {
  for (let lastSentence = ''; ; ) {
    await holdMigrations(client)
    const pending = await readPending(client, known)
    if (pending.every(({ sql }) => olderNodesBear.test(sql))) return pending
    const older = await countOlderNodes(client, version)
    if (older === undefined) return pending
    // The lock is given back meanwhile: a node of the older version may still start again.
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
    const sentence = startLabels.tablesAwait(older, older.startsWith('les') ? 'nt' : '')
    if (sentence !== lastSentence) console.log(sentence)
    lastSentence = sentence
    await wait(500)
  }
}

const makeList =
  'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())'

async function readPending(client: pg.PoolClient, known: readonly Migration[]): Promise<readonly Migration[]> {
  await client.query(makeList)
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migration order by name',
  )
  const unknown = rows.find(({ name }) => !known.some((migration) => migration.name === name))
  if (unknown) throw new StartError(startLabels.databaseNewer(unknown.name))
  const past = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
  const edited = known.find(({ name, sha256 }) => past.has(name) && past.get(name) !== sha256)
  if (edited) throw new StartError(startLabels.migrationChanged(edited.name))
  return known.filter(({ name }) => !past.has(name))
}

type Views = { readonly sql: string; readonly isPresent: boolean; readonly isCurrent: boolean }

/** The views as this code wants them; the schema's comment keeps their fingerprint, to know when they have changed. */
async function prepareViews(client: pg.PoolClient): Promise<Views> {
  const text = fs.readFileSync(sightFile, 'utf8')
  const fingerprint = createHash('sha256').update(text).digest('hex')
  const { rows } = await client.query<{ fingerprint: string }>(
    "select coalesce(obj_description(oid, 'pg_namespace'), '') as fingerprint from pg_namespace where nspname = 'sight'",
  )
  const isCurrent = rows[0]?.fingerprint === fingerprint
  return { sql: `${text}\n; comment on schema sight is '${fingerprint}'`, isPresent: rows.length > 0, isCurrent }
}

const recorded = ({ name, sql, sha256 }: Migration): string =>
  `${sql}\n; insert into migration (name, sha256) values ('${name.replaceAll("'", "''")}', '${sha256}');`

/** With its views, in one transaction: an older node still serving never reads past them. */
async function apply(client: pg.PoolClient, migration: Migration, views: Views): Promise<void> {
  const recordedSql = recorded(migration)
  if (!views.isPresent) return await applyOnce(client, recordedSql)
  try {
    await replaceViews(client, views, recordedSql)
  } catch (error) {
    // It changes or removes a column that a view reads: no older node does then, and they go before it.
    if (!['2BP01', '0A000'].includes(systemErrorCode(error) ?? '')) throw error
    await applyOnce(client, `drop schema if exists sight cascade; ${recordedSql} ${views.sql}`)
  }
}

/**
 * Those that are read give up their name and go afterwards, when no page begins with them: to remove them at once takes a lock of
 * each, one after the other, while pages hold some and ask for the next. On a busy instance neither ever ended.
 */
async function replaceViews(client: pg.PoolClient, views: Views, sql: string): Promise<void> {
  await applyOnce(client, `${sql} ${views.isPresent ? `alter schema sight rename to ${pastViews};` : ''} ${views.sql}`)
  await dropPast(client)
}

/** What waits to be removed, a few tables at a time. */
export async function dropPast(client: Asked): Promise<void> {
  const { rows } = await client.query<{ table: string | null }>(
    `select case when relname is not null then format('%I.%I', nspname, relname) end as table
     from pg_namespace left join pg_class on relnamespace = pg_namespace.oid and relkind in ('r', 'p')
     where nspname in ('${pastViews}', '${pastTables}') order by 1`,
  )
  if (rows.length === 0) return
  const tables = rows.flatMap(({ table }) => table ?? [])
  for (let start = 0; start < tables.length; start += tablesPerStep) {
    const some = tables.slice(start, start + tablesPerStep)
    await applyOnce(client, `drop table if exists ${some.join(', ')} cascade`)
  }
  await applyOnce(client, `drop schema if exists ${pastViews}, ${pastTables} cascade`)
}

/** How long those who read wait for us at most, and how many times we then let them pass. */
const lockMs = 700
const attempts = 100

/**
 * In one transaction. What reads a table while it changes only waits: past `lockMs` we give up and begin again, before
 * PostgreSQL finds two transactions that wait for one another and ends one of them, perhaps a page's.
 */
async function applyOnce(client: Asked, sql: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`begin; set local lock_timeout = ${lockMs}`)
      await client.query(sql)
      await client.query('commit')
      return
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      const isHeld = ['55P03', '40P01'].includes(systemErrorCode(error) ?? '')
      if (!isHeld || attempt === attempts) throw error
      await wait(100 + (attempt % 5) * 100)
    }
  }
}
