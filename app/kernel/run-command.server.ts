/** The commands that one types (`npm run backup`, `account`, `demo`…), on the instance that the environment names. */
import path from 'node:path'
import type pg from 'pg'
import { type Config, readConfig } from './config.server.ts'
import { writeForOurselves } from './data-folder.server.ts'
import { connectPool } from './database.server.ts'
import { startEmbeddedPostgres } from './embedded-postgres.server.ts'
import { StartError } from './start-error.ts'

/** Ends with 1 after the sentence of what whoever typed can cure, or after the whole error. */
export async function runCommand(run: (words: readonly string[]) => void | Promise<void>): Promise<void> {
  try {
    await run(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error)
    process.exitCode = 1
  }
}

/** Works on the database, with one connection: whatever else is connected is somebody else. */
export async function onInstance(work: (pool: pg.Pool, config: Config) => Promise<void>): Promise<void> {
  writeForOurselves()
  const config = readConfig(process.env)
  const postgres = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres(path.join(config.dataFolder, 'postgres'))
  const leave = () => Promise.resolve(postgres?.stop()).finally(() => process.exit(1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave)
  const pool = await connectPool(config.databaseUrl ?? postgres?.url ?? '', 1)
  try {
    await work(pool, config)
  } finally {
    await pool.end()
    await postgres?.stop()
  }
}
