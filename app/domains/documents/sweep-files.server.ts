/** Each night: contents that nothing names any more, and what killed processes left. Why: docs/decisions/0019. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { log } from '#app/kernel/log.server.ts'
import { removeUnnamed } from './keep-contents.server.ts'
import { listNamed, listNamedInJson } from './named-contents.server.ts'

/** Younger, it may be on its way to its row; nothing takes that long. */
const youngestMs = 86_400_000
const atOnce = 500

/** A store that is mostly unknown here is somebody else's, or the database is not the one it goes with. */
const isSuspect = (unnamed: number, all: number): boolean => unnamed > 100 && unnamed > all / 2

/** @returns how many files were removed; undefined when so many were unknown that all were kept */
export async function sweepFiles(
  place: { readonly db: Database; readonly files: FileStore },
  at: Date,
): Promise<number | undefined> {
  const { db, files } = place
  const before = new Date(at.getTime() - youngestMs)
  await files.forgetStaged(before)
  await db.deleteFrom('awaited_content').where('since', '<', before).execute()
  const { unnamed, all } = await listUnnamed(place, before)
  if (isSuspect(unnamed.length, all)) {
    log.error({ unnamed: unnamed.length, all }, 'most files are named by nothing here: none was removed')
    return
  }
  let removed = 0
  for (const sha256 of unnamed) if (await removeUnnamed(place, sha256)) removed += 1
  if (removed > 0) log.info({ removed }, 'contents that nothing names were removed')
  return removed
}

async function listUnnamed(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  before: Date,
): Promise<{ readonly unnamed: readonly string[]; readonly all: number }> {
  const inJson = await listNamedInJson(db)
  const unnamed: string[] = []
  let all = 0
  let batch: string[] = []
  const ask = async () => {
    const named = await listNamed(db, batch)
    unnamed.push(...batch.filter((sha256) => !named.has(sha256) && !inJson.has(sha256)))
    batch = []
  }
  for await (const { sha256, keptAt } of files.list()) {
    all += 1
    if (keptAt >= before) continue
    batch.push(sha256)
    if (batch.length === atOnce) await ask()
  }
  await ask()
  return { unnamed, all }
}
