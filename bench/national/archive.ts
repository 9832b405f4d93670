/** Backup and restore of the whole, by the commands that one types, the second into a folder of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import type { Instance } from './instance.ts'

export type ArchiveTimes = { readonly backupSeconds: number; readonly restoreSeconds: number; readonly bytes: number }

async function run(words: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['app/kernel/backup/command.server.ts', ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', ...env },
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${words[0]} ends with ${code}`)
  return (performance.now() - begun) / 1000
}

/** The restoration checks by itself the number of rows, the fingerprints of files and every foreign key. */
export async function measureArchive({ folder, url, env }: Instance): Promise<ArchiveTimes> {
  const file = path.join(folder, 'trame.tar.gz')
  const backupSeconds = await run(['backup', file], { ...env, DATABASE_URL: url })
  const bytes = fs.statSync(file).size
  const elsewhere = path.join(folder, 'restored')
  const restoreSeconds = await run(['restore', file], { ...env, DATABASE_URL: '', TRAME_DATA: elsewhere })
  fs.rmSync(elsewhere, { recursive: true, force: true })
  fs.rmSync(file)
  return { backupSeconds, restoreSeconds, bytes }
}
