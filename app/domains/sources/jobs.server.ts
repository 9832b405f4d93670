/** Imports in the background: asked for, gone on with after a process died, swept. Rules: docs/rules/sources.md §2. */
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { isUnclaimed } from '#app/kernel/lease.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { type ImportPlace, importLot, importsFolder } from './import-lot.server.ts'
import { failLots } from './store.server.ts'

const payloadShape = z.object({ lotId: z.uuid() })

export const askForImport = (tx: Transaction, lotId: string): Promise<void> =>
  enqueue(tx, 'import-lot', { lotId }, `lot:${lotId}`)

export async function runImport(place: ImportPlace, payload: unknown, signal?: AbortSignal): Promise<void> {
  await importLot(place, payloadShape.parse(payload).lotId, { kind: 'internet' }, signal)
}

/**
 * What a dead process left: an import of the internet is asked for again when no job waits for it, one of a folder says that it
 * was interrupted; folders of imports that ended go.
 */
export async function resumeImports({ db, dataFolder }: Pick<ImportPlace, 'db' | 'dataFolder'>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const lots = await rowsOf(tx, 'figure_lot', { state: 'preparing' })
      .select(['id', 'origin'])
      .where(isUnclaimed('figure_lot'))
      .where(sql<boolean>`not exists (select from graphile_worker._private_jobs where key = 'lot:' || figure_lot.id
        and attempts < max_attempts)`)
      .execute()
    const dead = lots.filter(({ origin }) => origin === 'folder').map(({ id }) => id)
    if (dead.length > 0)
      await failLots(tx, sql<boolean>`id = any(${dead}::uuid[])`, { code: 'interrupted' }, new Date())
    for (const { id } of lots.filter(({ origin }) => origin === 'internet')) await askForImport(tx, id)
  })
  await sweepFolders(db, importsFolder(dataFolder))
}

async function sweepFolders(db: Database, folder: string): Promise<void> {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : []
  if (names.length === 0) return
  const { rows } = await sql<{ id: string }>`
    select id::text from figure_lot where state = 'preparing' and id::text = any(${names})`.execute(db)
  const lotIds = new Set(rows.map(({ id }) => id))
  for (const name of names) if (!lotIds.has(name)) fs.rmSync(path.join(folder, name), { recursive: true, force: true })
}
