/** Work in the background: the PDF of a frozen amendment, from its frozen content alone. Rules: docs/rules/amendments.md §3. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { keepingMade } from '#app/domains/documents/keep-contents.server.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { readAmendment } from './amendment-content.ts'
import { amendmentLabels as t } from './labels.fr.ts'

const payloadShape = z.object({ ctgId: z.uuid(), amendmentId: z.uuid() })
type Key = z.output<typeof payloadShape>

/** Asks for the PDF once the transaction commits; asked twice, it is made once. */
export const askForPdf = (tx: Transaction, key: Key): Promise<void> =>
  enqueue(tx, 'make-amendment-pdf', key, `amendment-pdf:${key.amendmentId}`)

/**
 * Makes and keeps the PDF; does nothing when it is there. Interrupted or failed, it may run again: the same content gives the
 * same bytes, kept once. @throws whatever failed, so that the job is tried again; the amendment says `failed` meanwhile
 */
export async function makeAmendmentPdf(db: Database, files: FileStore, payload: unknown): Promise<void> {
  const key = payloadShape.parse(payload)
  const row = await startMaking(db, key)
  if (!row) return
  try {
    const { document, number } = readAmendment(row.content)
    const pdf = await writeDossier('pdf', document, (sha256) => readSmallFile(files, sha256))
    await keepingMade({ db, files }, pdf, (stored) => saveFile(db, key, { ...stored, name: t.fileName(number) }))
  } catch (error) {
    await db
      .updateTable('amendment')
      .set({ status: 'failed', failure: t.pdfFailed })
      .where('ctg_id', '=', key.ctgId)
      .where('id', '=', key.amendmentId)
      .where('status', '!=', 'frozen')
      .execute()
    throw error
  }
}

/** @returns what is to be printed; undefined when the PDF is there already, or the amendment is not */
const startMaking = (db: Database, { ctgId, amendmentId }: Key) =>
  db
    .updateTable('amendment')
    .set({ status: 'being-made', progress_percent: 20, failure: null })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', amendmentId)
    .where('status', '!=', 'frozen')
    .returning(['content'])
    .executeTakeFirst()

type MadeFile = { readonly sha256: string; readonly size: number; readonly name: string }

/** One file an amendment, even when two workers end together: the row is locked first. */
async function saveFile(db: Database, { ctgId, amendmentId }: Key, file: MadeFile): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const waiting = await rowsOf(tx, 'amendment', { ctg_id: ctgId, id: amendmentId })
      .select(['id'])
      .where('status', '!=', 'frozen')
      .forUpdate()
      .executeTakeFirst()
    if (!waiting) return
    const making = { tx, newId: randomUUID, at: new Date(), actor: null }
    const { sha256, name, size: sizeBytes } = file
    const fileId = await addStoredFile(making, ctgId, { sha256, name, mediaType: 'application/pdf', sizeBytes })
    await rowOf(tx, 'amendment', { ctgId, id: amendmentId }).update({
      status: 'frozen',
      progress_percent: 100,
      file_id: fileId,
      file_sha256: sha256,
      failure: null,
    })
  })
}
