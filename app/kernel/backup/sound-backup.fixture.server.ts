/** What the tests of hostile backups start from. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { openFileStore } from '../files/open-file-store.server.ts'
import { writeBackup } from './backup.server.ts'

export type Entry = { readonly name: string; readonly content: Buffer; readonly header?: Partial<Header> }

/** A sound backup, taken apart: a CTG, its people, a document. */
export async function soundEntries(folder: string): Promise<readonly Entry[]> {
  const source = await newTestDatabase()
  const store = openFileStore({ dataFolder: path.join(folder, 'source') })
  const { ctgId, actors } = await givenCtg(source.db)
  await using staged = await store.stage(Buffer.from('une convention'))
  await store.keep(staged)
  await source.db
    .insertInto('stored_file')
    .values({
      ...{ ctg_id: ctgId, id: randomUUID(), sha256: staged.sha256, name: 'c.pdf', media_type: 'application/pdf' },
      ...{ size_bytes: 14, added_by: actors.townCoordinator.personId, added_at: new Date() },
    })
    .execute()
  const file = path.join(folder, 'sound.tar.gz')
  await writeBackup(source.pool, store, file, new Date())
  await source.pool.end()
  const entries: Entry[] = []
  for await (const entry of Readable.from([gunzipSync(fs.readFileSync(file))]).pipe(extract()))
    entries.push({ name: entry.header.name, content: await buffer(entry) })
  return entries
}
