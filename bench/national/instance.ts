/** The instance of the measure: the embedded PostgreSQL with what counts its statements, and the demonstration played in it. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { readConfig } from '#app/kernel/config.server.ts'
import { connectPool, type Database, openDatabase } from '#app/kernel/database.server.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { prepareJobs } from '#app/kernel/jobs.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { prepareInstance } from '#seed/prepare-instance.server.ts'

export type Instance = {
  readonly folder: string
  readonly url: string
  /** What every process of the instance is told. */
  readonly env: Readonly<Record<string, string>>
  readonly pool: pg.Pool
  readonly db: Database
  /** Where PostgreSQL writes its plans. */
  readonly log: string
  readonly stop: () => Promise<void>
}

/** What an instance of this size sets on its PostgreSQL, beside the ordinary values; the memory stays that of Trame's own. */
const settings = [
  "alter system set shared_preload_libraries = 'pg_stat_statements'",
  "alter system set max_wal_size = '4GB'",
  "alter system set checkpoint_timeout = '15min'",
]

async function startTuned(folder: string): Promise<EmbeddedPostgres> {
  const first = await startEmbeddedPostgres(folder)
  const client = new pg.Client({ connectionString: first.url })
  await client.connect()
  for (const setting of settings) await client.query(setting)
  await client.end()
  // A library is loaded at the start only.
  await first.stop()
  return startEmbeddedPostgres(folder)
}

/** @param kept a folder where it stays and is found again; one of its own, removed at the end, when left out */
export async function openInstance(kept?: string): Promise<Instance> {
  const folder = kept ?? fs.mkdtempSync(path.join(os.tmpdir(), 'trame-national-'))
  fs.mkdirSync(folder, { recursive: true })
  fs.chmodSync(folder, 0o755)
  const postgres = await startTuned(path.join(folder, 'postgres'))
  const pool = await connectPool(postgres.url, 4)
  const stop = async () => {
    await pool.end()
    await postgres.stop()
    if (kept === undefined) fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    const env = { TRAME_DATA: path.join(folder, 'var'), TRAME_DEMO: 'on', TRAME_ROLE: 'web', SMTP_URL: '', S3_URL: '' }
    const config = readConfig({ ...process.env, ...env, DATABASE_URL: postgres.url })
    const db = openDatabase(pool)
    await migrate(pool)
    await prepareJobs(pool)
    await prepareInstance(db, { config, files: openFileStore(config) }, { reset: false })
    await pool.query('create extension if not exists pg_stat_statements schema public')
    return { folder, url: postgres.url, env, pool, db, log: path.join(folder, 'postgres', 'postgres.log'), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A connection that refuses nothing while rows come by hundreds of thousands, and waits for no disk. */
export async function withLoader<Result>(
  { pool }: Pick<Instance, 'pool'>,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query(
      "set search_path to public; set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'",
    )
    return await work(client)
  } finally {
    client.release(true)
  }
}
