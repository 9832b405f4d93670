/** Work in the background: the copy that a coordination asked for. Rules: docs/rules/archives.md §1. */
import { z } from 'zod'
import { keepingContents } from '#app/domains/documents/keep-contents.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { expiryOf } from '../archives.ts'
import { archivesLabels as t } from '../labels.fr.ts'
import { writeRecords } from '../records/write-records.server.ts'
import { trameVersion } from '../trame-version.server.ts'
import { writeArchive } from '../write-archive.server.ts'

type Place = { readonly db: Database; readonly files: FileStore; readonly site: string }

const payloadShape = z.object({ ctgId: z.uuid(), archiveId: z.uuid() })
type ArchiveKey = z.output<typeof payloadShape>

const update = ({ db }: Place, { ctgId, archiveId }: ArchiveKey) =>
  db.updateTable('ctg_archive').where('ctg_id', '=', ctgId).where('id', '=', archiveId)

/**
 * Makes the archive, unless it is made already; interrupted, it starts again.
 * @throws whatever failed: the job is tried again, and the page tells it
 */
export async function makeArchive(place: Place, payload: unknown): Promise<void> {
  const key = payloadShape.parse(payload)
  const request = await update(place, key)
    .set({ state: 'being-made', failure: null, progress_percent: 0 })
    .where('state', 'in', ['being-made', 'failed'])
    .returning('kind')
    .executeTakeFirst()
  if (!request) return
  try {
    const at = new Date()
    const tellProgress = async (percent: number) => {
      await update(place, key).set({ progress_percent: percent }).execute()
    }
    const making = { ...place, at, trame: trameVersion(), tellProgress }
    const write = request.kind === 'records' ? writeRecords : writeArchive
    const { staged, manifestSha256 } = await write(making, key.ctgId)
    await using _ = staged
    await keepingContents(place, [staged], async () => {
      const made = { file_sha256: staged.sha256, size_bytes: staged.size, manifest_fingerprint: manifestSha256 }
      await update(place, key)
        .set({ ...made, state: 'ready', progress_percent: 100, made_at: at, expires_at: expiryOf(at) })
        .execute()
    })
  } catch (error) {
    await update(place, key).set({ state: 'failed', failure: t.failed }).execute()
    throw error
  }
}
