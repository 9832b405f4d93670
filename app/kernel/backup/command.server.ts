/** `npm run backup -- <fichier>` and `npm run restore -- <fichier>`: on the instance that the environment names. */
import path from 'node:path'
import type pg from 'pg'
import { readConfig } from '../config.server.ts'
import { writeForOurselves } from '../data-folder.server.ts'
import { connectPool } from '../database.server.ts'
import { startEmbeddedPostgres } from '../embedded-postgres.server.ts'
import type { FileStore } from '../files/file-store.ts'
import { openFileStore } from '../files/open-file-store.server.ts'
import { formatCount } from '../format.ts'
import { StartError } from '../start-error.ts'
import type { BackupCounts } from './archive.ts'
import { writeBackup } from './backup.server.ts'
import { restoreBackup } from './restore.server.ts'

type Work = (pool: pg.Pool, files: FileStore, file: string) => Promise<string>

const works: Readonly<Record<string, Work>> = {
  backup: async (pool, files, file) =>
    `Sauvegarde écrite dans ${file} : ${say(await writeBackup(pool, files, file, new Date()))}.`,
  restore: async (pool, files, file) =>
    `Sauvegarde restaurée : ${say(await restoreBackup(pool, files, file))}. Lancez Trame : npm start.`,
}

function say({ tables, files }: BackupCounts): string {
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0)
  return [
    formatCount(Object.keys(tables).length, 'table'),
    formatCount(rows, 'ligne'),
    formatCount(files, 'fichier'),
  ].join(', ')
}

async function main(name = '', file: string | undefined): Promise<void> {
  const work = works[name]
  if (!work || !file)
    throw new StartError(`Indiquez le fichier : npm run ${name || 'backup'} -- trame-2026-11-24.tar.gz`)
  writeForOurselves()
  const config = readConfig(process.env)
  const postgres = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres(path.join(config.dataFolder, 'postgres'))
  const leave = () => Promise.resolve(postgres?.stop()).finally(() => process.exit(1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave)
  // One connection: whatever else is connected is somebody else.
  const pool = await connectPool(config.databaseUrl ?? postgres?.url ?? '', 1)
  try {
    console.log(await work(pool, openFileStore(config), path.resolve(file)))
  } finally {
    await pool.end()
    await postgres?.stop()
  }
}

const [name, file] = process.argv.slice(2)
main(name, file).catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error)
  process.exitCode = 1
})
