/** Writes a backup while Trame works: one snapshot of every table, then the files, in one compressed tar. */
import fs from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { type Pack, pack } from 'tar-stream'
import { contentName, type FileStore } from '../files/file-store.ts'
import { StartError, systemErrorCode } from '../start-error.ts'
import {
  type BackupCounts,
  type BackupVersion,
  backupLimits,
  countsName,
  jobsPartName,
  partName,
  versionName,
} from './archive.ts'
import { backupLabels } from './labels.fr.ts'
import { listNamingColumns } from './naming-columns.server.ts'

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
    const archive = pack()
    const [written] = await Promise.allSettled([
      pipeline(archive, createGzip(), fs.createWriteStream(partial, { mode: 0o600, flush: true })),
      fillArchive({ archive, client, files, at }, counts),
    ])
    if (written.status === 'rejected') throw written.reason
    fs.renameSync(partial, file)
    return counts
  } catch (error) {
    const code = systemErrorCode(error) ?? ''
    if (!['EACCES', 'ENOENT', 'ENOSPC', 'EROFS', 'EISDIR'].includes(code)) throw error
    throw new StartError(backupLabels.notWritable(file), error)
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
    fs.rmSync(partial, { force: true })
  }
}

type Counts = { tables: Record<string, number>; files: number }

type Work = { readonly archive: Pack; readonly client: pg.PoolClient; readonly files: FileStore; readonly at: Date }

/** Ends the archive in each case: whole, or with the error that kept it from being so. */
async function fillArchive(work: Work, counts: Counts): Promise<void> {
  const { archive, client, at } = work
  try {
    await addJson(work, versionName, await readVersion(client, at))
    for (const table of await listTables(client)) await addTable(work, table, counts)
    await addJobs(work)
    // After the snapshot: a file is kept before the row that names it, so every file of the snapshot is there.
    for (const named of await listNamedFiles(client)) {
      counts.files += 1
      await addFile(work, named)
    }
    await addJson(work, countsName, counts)
    archive.finalize()
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

async function readVersion(client: pg.PoolClient, at: Date): Promise<BackupVersion> {
  const { rows: tables } = await client.query(
    "select 1 from pg_tables where schemaname = 'public' and tablename = 'migration'",
  )
  if (tables.length === 0) throw new StartError(backupLabels.nothingYet)
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

async function addTable(work: Work, table: string, counts: Counts): Promise<void> {
  const query = `select (t.*)::text as row from public.${table} t`
  const lineOf = (row: string): string => JSON.stringify(row)
  counts.tables[table] = await addList(work, {
    ...{ query, lineOf, mostBytes: backupLimits.rowBytes, nameOf: (part) => partName(table, part) },
    tooLong: backupLabels.rowTooLarge(table),
  })
}

/** graphile-worker's own tables change with its version: what waits is kept as what was asked. */
async function addJobs(work: Work): Promise<void> {
  const query = `select json_build_object('identifier', task.identifier, 'payload', job.payload, 'jobKey', job.key,
      'runAt', job.run_at::text, 'maxAttempts', job.max_attempts)::text as row
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    where job.attempts < job.max_attempts order by job.id`
  const count = await addList(work, {
    ...{ query, lineOf: (row) => row, mostBytes: backupLimits.jobBytes, nameOf: jobsPartName },
    tooLong: backupLabels.jobTooLarge,
  })
  if (count === 0) await addContent(work, jobsPartName(1), '[]')
}

type List = {
  /** Of one column, `row`. */
  readonly query: string
  readonly lineOf: (row: string) => string
  readonly mostBytes: number
  readonly nameOf: (part: number) => string
  readonly tooLong: string
}

/** @returns how many lines, in as many parts as they need */
async function addList(work: Work, { query, lineOf, mostBytes, nameOf, tooLong }: List): Promise<number> {
  const { client } = work
  let count = 0
  await client.query(`declare backup_rows cursor for ${query}`)
  for (let part = 1, most = rowsPerPart; ; ) {
    const { rows } = await client.query<{ row: string }>(`fetch ${most} from backup_rows`)
    if (rows.length === 0) break
    count += rows.length
    const lines = rows.map(({ row }) => lineOf(row))
    if (lines.some((line) => Buffer.byteLength(line) >= mostBytes)) throw new StartError(tooLong)
    const parts = cutByLength(lines, backupLimits.partBytes)
    for (const one of parts) await addContent(work, nameOf(part++), `[${one.join(',')}]`)
    // Long rows are asked for in small numbers: PostgreSQL hands them over all at once.
    most = parts.length > 1 ? Math.ceil(most / 8) : Math.min(rowsPerPart, most * 2)
  }
  await client.query('close backup_rows')
  return count
}

/** @returns the lines in order, together as long as they are not longer than that */
function cutByLength(lines: readonly string[], most: number): readonly (readonly string[])[] {
  const parts: string[][] = []
  let length = Number.POSITIVE_INFINITY
  for (const line of lines) {
    const bytes = Buffer.byteLength(line)
    if (length + bytes > most) {
      parts.push([])
      length = 0
    }
    parts.at(-1)?.push(line)
    length += bytes
  }
  return parts
}

/** A content, and the first row that names it. */
type NamedFile = { readonly sha256: string; readonly row: string }

/** Every file that a row of the snapshot names, once, in order of content. */
async function listNamedFiles(client: pg.PoolClient): Promise<readonly NamedFile[]> {
  const rowByFile = new Map<string, string>()
  for (const { table, column } of await listNamingColumns(client)) {
    const { rows } = await client.query<{ sha256: string; id: string }>(
      // A row without an id of its own is told by what it belongs to.
      `select ${column} as sha256, min(coalesce(cells ->> 'id', cells ->> 'version_id', '')) as id
       from public.${table} as named, to_jsonb(named) as cells where ${column} is not null group by 1`,
    )
    for (const { sha256, id } of rows) if (!rowByFile.has(sha256)) rowByFile.set(sha256, `${table} ${id}`)
  }
  return [...rowByFile].map(([sha256, row]) => ({ sha256, row })).toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
}

type Entry = {
  readonly name: string
  readonly size: number
  readonly content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

const addEntry = ({ archive, at }: Work, { name, size, content }: Entry): Promise<void> =>
  pipeline(content, archive.entry({ name, size, mtime: at, mode: 0o600 }))

const addJson = (work: Work, name: string, value: unknown): Promise<void> =>
  addContent(work, name, JSON.stringify(value))

function addContent(work: Work, name: string, content: string): Promise<void> {
  const bytes = Buffer.from(content)
  return addEntry(work, { name, size: bytes.length, content: [bytes] })
}

/** @throws StartError when the file is not there, or is not what it was */
async function addFile(work: Work, { sha256, row }: NamedFile): Promise<void> {
  const name = contentName(sha256)
  const refuse = (what: string, cause?: unknown): never => {
    throw new StartError(backupLabels.fileUnreadable(name, what, row), cause)
  }
  const { size, stream } = (await work.files.open(sha256)) ?? refuse('manque')
  async function* content() {
    try {
      yield* stream()
    } catch (error) {
      refuse(backupLabels.changedSince, error)
    }
  }
  await addEntry(work, { name, size, content: content() })
}
