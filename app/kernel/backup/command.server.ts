/** `npm run backup -- <fichier>` and `npm run restore -- <fichier>`: on the instance that the environment names. */
import path from 'node:path'
import type pg from 'pg'
import type { FileStore } from '../files/file-store.ts'
import { openFileStore } from '../files/open-file-store.server.ts'
import { formatCount } from '../format.ts'
import { onInstance, runCommand } from '../run-command.server.ts'
import { StartError } from '../start-error.ts'
import { withoutControls } from '../without-controls.ts'
import type { BackupCounts } from './archive.ts'
import { writeBackup } from './backup.server.ts'
import { backupLabels } from './labels.fr.ts'
import { restoreBackup } from './restore.server.ts'

type Work = (pool: pg.Pool, files: FileStore, file: string) => Promise<string>

const works: Readonly<Record<string, Work>> = {
  backup: async (pool, files, file) =>
    backupLabels.written(file, say(await writeBackup(pool, files, file, new Date()))),
  restore: async (pool, files, file) => {
    const restored = backupLabels.restored(say(await restoreBackup(pool, files, file)))
    return `${restored}\n${backupLabels.administrators(await listAdministrators(pool))}`
  },
}

/** Whoever gives a backup gives its accounts: those that open everything are told. */
async function listAdministrators(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ who: string }>(
    "select name || ' (' || email || ')' as who from public.person where is_platform_administrator order by name",
  )
  return rows.map(({ who }) => withoutControls(who))
}

function say({ tables, files }: BackupCounts): string {
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0)
  return [
    formatCount(Object.keys(tables).length, 'table'),
    formatCount(rows, 'ligne'),
    formatCount(files, 'fichier'),
  ].join(', ')
}

await runCommand(async ([name = '', file]) => {
  const work = works[name]
  if (!work || !file)
    throw new StartError(`Indiquez le fichier : npm run ${name || 'backup'} -- trame-2026-11-24.tar.gz`)
  await onInstance(async (pool, config) => console.log(await work(pool, openFileStore(config), path.resolve(file))))
})
