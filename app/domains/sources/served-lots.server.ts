/** The lots this instance serves, brought to this machine from the store of files, each verified. Rules: docs/rules/sources.md §3. */
import fs from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { LotFile } from '#app/domains/observatory/warehouse-build.server.ts'
import type { ImportPlace } from './import-lot.server.ts'
import { listServed } from './store.server.ts'

/** @throws when a content is not in the store, or is damaged: it is looked for again later */
export async function bringServedLots({ db, files, dataFolder }: ImportPlace): Promise<readonly LotFile[]> {
  const folder = path.join(dataFolder, 'observatory', 'lots')
  const lots = await listServed(db)
  fs.mkdirSync(folder, { recursive: true })
  const brought: LotFile[] = []
  for (const { sha256, size } of lots) {
    const file = path.join(folder, `${sha256}.parquet`)
    if (fs.statSync(file, { throwIfNoEntry: false })?.size !== size) await bring(files, sha256, file)
    brought.push({ sha256, file })
  }
  // Of lots that are shown no more; drafts of a process that died.
  for (const name of fs.readdirSync(folder))
    if (!lots.some(({ sha256 }) => name.startsWith(sha256))) await rm(path.join(folder, name), { force: true })
  return brought
}

/** The store withholds the last piece of what is not the content of that name: a file that is whole is the right one. */
async function bring(files: ImportPlace['files'], sha256: string, file: string): Promise<void> {
  const opened = await files.open(sha256)
  if (!opened) throw new Error(`the lot ${sha256} is not in the store of files`)
  const draft = `${file}.${process.pid}`
  await pipeline(opened.stream(), fs.createWriteStream(draft, { mode: 0o600 }))
  await rename(draft, file)
}
