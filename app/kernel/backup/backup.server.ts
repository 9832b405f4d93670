/** Writes a backup while Trame works: one snapshot of every table, then the files, in one compressed tar. */
import fs from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { contentName, type FileStore } from '../files/file-store.ts'
import { StartError, systemErrorCode } from '../start-error.ts'
import {
  type BackupCounts,
  type BackupJobs,
  type BackupVersion,
  countsName,
  jobsName,
  partName,
  versionName,
} from './archive.ts'
import { paddingOf, tarEnd, tarHeader } from './tar.ts'

const rowsPerPart = 500

/**
 * @param at instant written in the archive
 * @returns what was written; the file appears under its name only once whole
 */
export async function writeBackup(pool: pg.Pool, files: FileStore, file: string, at: Date): Promise<BackupCounts> {
  const partial = `${file}.partial`
  const counts: { tables: Record<string, number>; files: number } = { tables: {}, files: 0 }
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const bytes = Readable.from(archiveBytes(client, files, counts, at), { objectMode: false })
    await pipeline(bytes, createGzip(), fs.createWriteStream(partial, { mode: 0o600, flush: true }))
    fs.renameSync(partial, file)
    return counts
  } catch (error) {
    const code = systemErrorCode(error) ?? ''
    if (!['EACCES', 'ENOENT', 'ENOSPC', 'EROFS', 'EISDIR'].includes(code)) throw error
    throw new StartError(
      `La sauvegarde ne peut pas être écrite dans ${file} : dossier absent, plein ou fermé en écriture.`,
      error,
    )
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
    fs.rmSync(partial, { force: true })
  }
}

type Counts = { tables: Record<string, number>; files: number }

async function* archiveBytes(
  client: pg.PoolClient,
  files: FileStore,
  counts: Counts,
  at: Date,
): AsyncGenerator<Uint8Array> {
  yield* jsonEntry(versionName, await readVersion(client, at), at)
  for (const table of await listTables(client)) yield* tableParts(client, table, counts, at)
  yield* jsonEntry(jobsName, await readJobs(client), at)
  // After the snapshot: a file is kept before the row that names it, so every file of the snapshot is there.
  for (const named of await listNamedFiles(client)) {
    counts.files += 1
    yield* fileEntry(named, files, at)
  }
  yield* jsonEntry(countsName, counts, at)
  yield tarEnd()
}

async function readVersion(client: pg.PoolClient, at: Date): Promise<BackupVersion> {
  const { rows: tables } = await client.query(
    "select 1 from pg_tables where schemaname = 'public' and tablename = 'migration'",
  )
  if (tables.length === 0)
    throw new StartError('Cette instance n’a encore rien à sauvegarder : lancez Trame une première fois.')
  const { rows } = await client.query<{ name: string }>('select name from migration order by name')
  return { format: 1, madeAt: at.toISOString(), migrations: rows.map(({ name }) => name) }
}

/** Tables of Trame, in alphabetical order; the migrations are in the version. */
async function listTables(client: pg.PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration' order by tablename",
  )
  return rows.map(({ tablename }) => tablename)
}

async function* tableParts(client: pg.PoolClient, table: string, counts: Counts, at: Date): AsyncGenerator<Uint8Array> {
  counts.tables[table] = 0
  await client.query(`declare backup_rows cursor for select (t.*)::text as row from public.${table} t`)
  for (let part = 1; ; part += 1) {
    const { rows } = await client.query<{ row: string }>(`fetch ${rowsPerPart} from backup_rows`)
    if (rows.length === 0) break
    counts.tables[table] += rows.length
    yield* jsonEntry(
      partName(table, part),
      rows.map(({ row }) => row),
      at,
    )
  }
  await client.query('close backup_rows')
}

/** graphile-worker's own tables change with its version: what waits is kept as what was asked. */
async function readJobs(client: pg.PoolClient): Promise<BackupJobs> {
  const { rows } = await client.query<BackupJobs[number]>(
    `select task.identifier, job.payload, job.key as "jobKey", job.run_at::text as "runAt", job.max_attempts::int as "maxAttempts"
     from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
     where job.attempts < job.max_attempts order by job.id`,
  )
  return rows
}

/** A content, and the first row that names it. */
type NamedFile = { readonly sha256: string; readonly row: string }

/** Columns that name a file by its content; the fingerprint of a migration is none. */
const namingColumns = ['sha256', 'file_sha256']

/** Every file that a row of the snapshot names, once, in order of content. */
async function listNamedFiles(client: pg.PoolClient): Promise<readonly NamedFile[]> {
  const { rows: columns } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and table_name <> 'migration' and column_name = any($1) order by 1, 2`,
    [namingColumns],
  )
  const rowByFile = new Map<string, string>()
  for (const { table, column } of columns) {
    const { rows } = await client.query<{ sha256: string; id: string }>(
      `select ${column} as sha256, min(id::text) as id from public.${table} where ${column} is not null group by 1`,
    )
    for (const { sha256, id } of rows) if (!rowByFile.has(sha256)) rowByFile.set(sha256, `${table} ${id}`)
  }
  return [...rowByFile].map(([sha256, row]) => ({ sha256, row })).toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
}

function* jsonEntry(name: string, value: unknown, at: Date): Generator<Uint8Array> {
  const bytes = Buffer.from(JSON.stringify(value))
  yield tarHeader({ name, size: bytes.length }, at)
  yield bytes
  yield new Uint8Array(paddingOf(bytes.length))
}

/** @throws StartError when the file is not there, or is not what it was */
async function* fileEntry({ sha256, row }: NamedFile, files: FileStore, at: Date): AsyncGenerator<Uint8Array> {
  const name = contentName(sha256)
  const refuse = (what: string, cause?: unknown): never => {
    throw new StartError(
      `La sauvegarde n’a pas été faite : le fichier ${name} ${what} (ligne ${row}). Retrouvez-le dans une sauvegarde plus ancienne, ou retirez ce document dans Trame.`,
      cause,
    )
  }
  const { size, stream } = (await files.open(sha256)) ?? refuse('manque')
  yield tarHeader({ name, size }, at)
  try {
    yield* stream()
  } catch (error) {
    refuse('a changé, ou ne se lit pas en entier', error)
  }
  yield new Uint8Array(paddingOf(size))
}
