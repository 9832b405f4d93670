/** Loads a backup into an instance that holds nobody: the tables of its time, its rows and files, then today's migrations. */
import fs from 'node:fs'
import pg from 'pg'
import type { z } from 'zod'
import { type FileStore, sha256OfName } from '../files/file-store.ts'
import { prepareJobs } from '../jobs.server.ts'
import { listMigrationNames, migrate } from '../migrate.server.ts'
import { StartError } from '../start-error.ts'
import {
  type BackupCounts,
  type BackupJobs,
  countsName,
  countsShape,
  jobsName,
  jobsShape,
  rowsShape,
  tableOfPart,
  versionName,
  versionShape,
} from './archive.ts'
import { backupLabels } from './labels.fr.ts'
import { listMadeTables, loadRows } from './load-rows.server.ts'
import { refuseStrangers, removeOwnTables } from './own-objects.server.ts'
import { type ReadEntry, readTar } from './read-tar.server.ts'

/**
 * All or nothing in the database; files are kept under their content, so that a second attempt finds them as they should be.
 * @throws StartError when the instance is not empty or in use, or the archive not whole or newer than the code
 */
export async function restoreBackup(pool: pg.Pool, files: FileStore, file: string): Promise<BackupCounts> {
  if (!fs.existsSync(file)) throw new StartError(backupLabels.noSuchFile(file))
  await refuseStrangers(pool)
  await refuseUnlessEmpty(pool)
  const entries = readTar(file)
  try {
    const version = await readVersion(entries)
    await makeTables(pool, version.migrations)
    const counts = await load(pool, files, entries)
    await migrate(pool)
    return counts
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(backupLabels.cutBackup(file), error)
  } finally {
    await entries.return(undefined)
  }
}

async function refuseUnlessEmpty(pool: pg.Pool): Promise<void> {
  const { rows: tables } = await pool.query(
    "select 1 from pg_tables where schemaname = 'public' and tablename = 'person'",
  )
  if (tables.length > 0) {
    const { rows } = await pool.query('select 1 from person limit 1')
    if (rows.length > 0) {
      throw new StartError(backupLabels.alreadyFull)
    }
  }
  const { rows: others } = await pool.query(
    "select 1 from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()",
  )
  if (others.length > 0) throw new StartError(backupLabels.running)
}

async function readVersion(entries: AsyncGenerator<ReadEntry>) {
  const first = await entries.next()
  if (first.done || first.value.name !== versionName) throw new Error('no version in the archive')
  return readJson(first.value, versionShape)
}

/** Empty tables as they were when the backup was made. */
async function makeTables(pool: pg.Pool, migrations: readonly string[]): Promise<void> {
  if (migrations.length === 0) throw new StartError(backupLabels.versionUnknown)
  const known = listMigrationNames()
  if (!migrations.every((name) => known.includes(name))) throw new StartError(backupLabels.versionNewer)
  await removeOwnTables(pool)
  await migrate(pool, { only: migrations })
  await prepareJobs(pool)
}

async function load(pool: pg.Pool, files: FileStore, entries: AsyncGenerator<ReadEntry>): Promise<BackupCounts> {
  const found: { tables: Record<string, number>; files: number } = { tables: {}, files: 0 }
  const client = await connectAlone(pool)
  try {
    await client.query('begin')
    const links = await dropLinks(client)
    const made = await listMadeTables(client)
    let expected: BackupCounts | undefined
    for await (const part of ahead(readParts(files, entries))) {
      if (part.kind === 'rows') {
        // Migrations may have put rows in a table (lists of the country): the backup's replace them.
        if (!(part.table in found.tables)) await client.query(`truncate public.${part.table}`)
        found.tables[part.table] = (found.tables[part.table] ?? 0) + part.rows.length
        await loadRows(client, part, made)
      } else if (part.kind === 'jobs') await loadJobs(client, part.jobs)
      else if (part.kind === 'file') found.files += 1
      else expected = part.counts
    }
    if (!expected || !areSame(expected, found)) throw new Error('the archive does not hold what it announces')
    for (const link of links) await client.query(link)
    await moveIdentities(client)
    await client.query('commit')
    // The first pages asked for are then planned on what the tables hold.
    await client.query('analyze')
    return expected
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

/** Of its own: a connection of the pool sends statements one behind the other, among which COPY is refused. */
async function connectAlone(pool: pg.Pool): Promise<pg.Client> {
  const client = new pg.Client({ ...pool.options, pipeline: false })
  await client.connect()
  return client
}

const areSame = (expected: BackupCounts, found: BackupCounts): boolean =>
  expected.files === found.files &&
  Object.entries(expected.tables).every(([table, rows]) => rows === (found.tables[table] ?? 0))

/** Memory for sorting the rows of an index: that of one connection, while nobody else works. */
const sortingMemory = '256MB'

/**
 * Takes away what would be kept up to date row after row: foreign keys, since rows come in any order, then keys and indexes, which
 * are made several times faster of all the rows at once. @returns the statements that put them back, each checked anew
 */
async function dropLinks(client: pg.Client): Promise<readonly string[]> {
  await client.query(`set local maintenance_work_mem = '${sortingMemory}'`)
  const { rows } = await client.query<{ drop: string; add: string }>(
    `with made as (
       select case contype when 'f' then 0 else 1 end as rank, conname as name,
         format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
       from pg_constraint where contype in ('f', 'p', 'u') and connamespace = 'public'::regnamespace
       union all
       select 2, indexrelid::regclass::text, format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
       from pg_index join pg_class on pg_class.oid = indrelid
       where relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u')))
     select drop, add from made order by rank, name`,
  )
  await client.query(rows.map(({ drop }) => drop).join(';'))
  // Foreign keys lead to keys: they were the first to go, and are the last to come back.
  return rows.map(({ add }) => add).toReversed()
}

type Part =
  | { readonly kind: 'rows'; readonly table: string; readonly rows: readonly string[] }
  | { readonly kind: 'jobs'; readonly jobs: BackupJobs }
  | { readonly kind: 'counts'; readonly counts: BackupCounts }
  | { readonly kind: 'file' }

/** What each entry holds, in order; files are kept on the way. */
async function* readParts(files: FileStore, entries: AsyncGenerator<ReadEntry>): AsyncGenerator<Part> {
  for await (const entry of entries) {
    const table = tableOfPart(entry.name)
    if (table) yield { kind: 'rows', table, rows: await readJson(entry, rowsShape) }
    else if (entry.name === jobsName) yield { kind: 'jobs', jobs: await readJson(entry, jobsShape) }
    else if (entry.name === countsName) yield { kind: 'counts', counts: await readJson(entry, countsShape) }
    else {
      await keepFile(files, entry)
      yield { kind: 'file' }
    }
  }
}

/** The next one is read while the one before is written. */
async function* ahead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  for (let next = items.next(); ; ) {
    const { done, value } = await next
    if (done) return
    next = items.next()
    // Thrown where it is awaited, unless something else ended everything before.
    next.catch(() => undefined)
    yield value
  }
}

async function loadJobs(client: pg.Client, jobs: BackupJobs): Promise<void> {
  for (const { identifier, payload, jobKey, runAt, maxAttempts } of jobs) {
    await client.query(
      'select graphile_worker.add_job($1, $2::json, job_key := $3, run_at := $4::timestamptz, max_attempts := $5)',
      [identifier, JSON.stringify(payload), jobKey, runAt, maxAttempts],
    )
  }
}

/** Identities start after the highest that came. */
async function moveIdentities(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and is_identity = 'YES'`,
  )
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence('public.${table}', '${column}'), coalesce(max(${column}), 0) + 1, false) from public.${table}`,
    )
  }
}

async function keepFile(files: FileStore, entry: ReadEntry): Promise<void> {
  const sha256 = sha256OfName(entry.name)
  if (!sha256) throw new Error(`unknown entry ${entry.name}`)
  await using staged = await files.stage(entry.content)
  if (staged.sha256 !== sha256) throw new Error(`${entry.name} is damaged`)
  await files.keep(staged)
}

async function readJson<T>(entry: ReadEntry, shape: z.ZodType<T>): Promise<T> {
  const parts: Buffer[] = []
  for await (const part of entry.content) parts.push(part)
  return shape.parse(JSON.parse(Buffer.concat(parts).toString('utf8')))
}
