/** Bytes of the files of the fixture, whose rows name none. */
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'
import { storeFile } from '#app/kernel/files/open-file-store.server.ts'
import type { FullCtg } from './full-ctg.server.ts'
import type { TestApp } from './http.server.ts'

/** Bytes under the fixture's file and version, so that they can be downloaded. */
export async function giveBytes(db: Database, { instance }: TestApp, { ctgId }: FullCtg): Promise<void> {
  const { sha256 } = await storeFile(instance.files, Buffer.from('%PDF-1.7'))
  await db.updateTable('stored_file').set({ sha256 }).where('ctg_id', '=', ctgId).execute()
  await db.updateTable('convention_version').set({ file_sha256: sha256 }).where('ctg_id', '=', ctgId).execute()
  await db.updateTable('version_document').set({ file_sha256: sha256 }).where('ctg_id', '=', ctgId).execute()
  await db
    .updateTable('portal_edition')
    .set({ file_sha256: sha256, content: sql`jsonb_set(content, '{documents,0,sha256}', to_jsonb(${sha256}::text))` })
    .where('ctg_id', '=', ctgId)
    .execute()
  await db.updateTable('evaluation_report_file').set({ file_sha256: sha256 }).where('ctg_id', '=', ctgId).execute()
  await db.updateTable('amendment').set({ file_sha256: sha256 }).where('ctg_id', '=', ctgId).execute()
  await db.updateTable('ctg_archive').set({ file_sha256: sha256 }).where('ctg_id', '=', ctgId).execute()
}
