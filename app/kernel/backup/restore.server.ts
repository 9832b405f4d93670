/** Loads a backup into an instance that holds nobody: the tables of its time, its rows and files, then today's migrations. Why: docs/decisions/0106. */
import fs from 'node:fs'
import pg from 'pg'
import { contentName, type FileStore } from '../files/file-store.ts'
import { prepareJobs } from '../jobs.server.ts'
import { holdMigrations, listMigrationNames, makeTables, migrate } from '../migrate.server.ts'
import { StartError, systemErrorCode } from '../start-error.ts'
import type { BackupCounts, BackupJobs } from './archive.ts'
import { insideTransaction } from './inside-transaction.server.ts'
import { backupLabels } from './labels.fr.ts'
import { listMadeTables, loadRows } from './load-rows.server.ts'
import { listNamingColumns } from './naming-columns.server.ts'
import { dropLeftTables, putTablesAside, refuseStrangers } from './own-objects.server.ts'
import { type Keep, onlyLook, readBackup } from './read-backup.server.ts'
import { restoreFailure } from './restore-failure.ts'

/**
 * The archive is read twice: looked at whole before anything is touched, then loaded. All or nothing in the database, which is
 * otherwise as it was; files are kept under their content, so that a second attempt finds them as they should be.
 * @throws StartError when the instance is not empty or in use, or the archive not whole, not Trame's or newer than the code
 */
export async function restoreBackup(pool: pg.Pool, files: FileStore, file: string): Promise<BackupCounts> {
  if (!fs.existsSync(file)) throw new StartError(backupLabels.noSuchFile(file))
  await refuseStrangers(pool)
  await refuseUnlessEmpty(pool)
  try {
    const migrations = await lookOver(file)
    // Reading gigabytes takes minutes: somebody may have come meanwhile.
    await refuseUnlessEmpty(pool)
    const counts = await load(pool, files, { file, migrations })
    await update(pool)
    return counts
  } catch (error) {
    throw restoreFailure(error, file)
  }
}

/** What was loaded is there already, whatever comes of this. */
async function update(pool: pg.Pool): Promise<void> {
  try {
    await migrate(pool)
    // The first pages asked for are then planned on what the tables hold; without it they are slower, and right.
    await pool.query('analyze').catch(() => undefined)
  } catch (error) {
    const { loadedNotUpdated, loadedTooFewLocks } = backupLabels
    throw new StartError(systemErrorCode(error) === '53200' ? loadedTooFewLocks : loadedNotUpdated, error)
  }
}

/** @param own connections that are ours, besides the one that asks */
async function refuseUnlessEmpty(pool: pg.Pool, own: readonly number[] = []): Promise<void> {
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
    `select 1 from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
     and pid <> pg_backend_pid() and pid <> all($1)`,
    [own],
  )
  if (others.length > 0) throw new StartError(backupLabels.running)
}

/** @returns its migrations, all known here; everything else of it was read, and is as Trame writes it */
async function lookOver(file: string): Promise<readonly string[]> {
  let migrations: readonly string[] = []
  for await (const part of readBackup(file, onlyLook)) {
    if (part.kind !== 'version') continue
    migrations = part.version.migrations
    if (migrations.length === 0) throw new StartError(backupLabels.versionUnknown)
    const known = listMigrationNames()
    if (!migrations.every((name) => known.includes(name))) throw new StartError(backupLabels.versionNewer)
  }
  return migrations
}

type Archive = { readonly file: string; readonly migrations: readonly string[] }

/** In one transaction, the tables themselves included: whatever ends it, the database is as it was. */
async function load(pool: pg.Pool, files: FileStore, { file, migrations }: Archive): Promise<BackupCounts> {
  const client = await connectAlone(pool)
  try {
    await holdMigrations(client)
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    // A Trame that starts from now on waits for us, and says so; one that had this lock before us is there, and seen.
    await refuseUnlessEmpty(
      pool,
      rows.map(({ pid }) => pid),
    )
    await dropLeftTables(client)
    await client.query('begin')
    await putTablesAside(client)
    await makeTables(client, migrations)
    await prepareJobs(insideTransaction(pool, client))
    await client.query('create temporary table brought (sha256 text not null) on commit drop')
    const links = await dropLinks(client)
    const counts = await loadParts(client, ahead(readBackup(file, keepIn(files))))
    for (const link of links) await asRefused('', () => client.query(link))
    await refuseMissingFiles(client)
    await moveIdentities(client)
    await client.query('commit')
    return counts
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

/** Files noted together. */
const filesPerStep = 1000

async function loadParts(client: pg.Client, parts: ReturnType<typeof readBackup>): Promise<BackupCounts> {
  const made = await listMadeTables(client)
  const emptied = new Set<string>()
  const brought: string[] = []
  const noteBrought = () => client.query('insert into pg_temp.brought select unnest($1::text[])', [brought.splice(0)])
  let counts: BackupCounts | undefined
  for await (const part of parts) {
    if (part.kind === 'rows') {
      const { table } = part
      await asRefused(table, async () => {
        // Migrations may have put rows in a table (lists of the country): the backup's replace them.
        if (!emptied.has(table)) await client.query(`truncate public.${table}`)
        await loadRows(client, part, made)
      })
      emptied.add(table)
    } else if (part.kind === 'jobs') await asRefused('graphile_worker', () => loadJobs(client, part.jobs))
    else if (part.kind === 'file') {
      if (brought.push(part.sha256) >= filesPerStep) await noteBrought()
    } else if (part.kind === 'counts') counts = part.counts
  }
  if (!counts) throw new StartError(backupLabels.noEnd)
  await noteBrought()
  return counts
}

/** What the database does not take of a row is the archive's; what it cannot do is ours. */
async function asRefused(table: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    // 42501, alone of its class, is what we may not do.
    if (!/^(21|22|23|42(?!501)|54|P0|GW)/.test(systemErrorCode(error) ?? '')) throw error
    const named = error instanceof Error && 'table' in error && typeof error.table === 'string' ? error.table : table
    throw new StartError(backupLabels.refusedRows(table || named), error)
  }
}

const keepIn =
  (files: FileStore): Keep =>
  async (content) => {
    await using staged = await files.stage(content)
    await files.keep(staged)
    return staged.sha256
  }

/** A row that names a content opens it: one that the archive does not bring may be somebody else's, kept here. @throws StartError */
async function refuseMissingFiles(client: pg.Client): Promise<void> {
  await client.query('analyze pg_temp.brought')
  for (const { table, column } of await listNamingColumns(client)) {
    const { rows } = await client.query<{ sha256: string }>(
      `select ${column} as sha256 from public.${table} as named where ${column} is not null
       and not exists (select from pg_temp.brought where brought.sha256 = named.${column}) order by 1 limit 1`,
    )
    const [absent] = rows
    if (absent) throw new StartError(backupLabels.fileNotBrought(contentName(absent.sha256), table))
  }
}

/** Of its own: a connection of the pool sends statements one behind the other, among which COPY is refused. */
async function connectAlone(pool: pg.Pool): Promise<pg.Client> {
  const client = new pg.Client({ ...pool.options, pipeline: false })
  // Lost, it is told by the statement that finds it so; without this, it would end the process first.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

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

/** The next one is read while the one before is written. */
async function* ahead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = items.next()
      // Thrown where it is awaited, unless something else ended everything before.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    // Whoever stops before the end leaves no file open.
    await next.catch(() => undefined)
    await items.return(undefined)
  }
}

async function loadJobs(client: pg.Client, jobs: BackupJobs): Promise<void> {
  await client.query(
    `select graphile_worker.add_job(identifier, payload, job_key := "jobKey", run_at := "runAt", max_attempts := "maxAttempts")
     from json_to_recordset($1) as job (identifier text, payload json, "jobKey" text, "runAt" timestamptz, "maxAttempts" integer)`,
    [JSON.stringify(jobs)],
  )
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
