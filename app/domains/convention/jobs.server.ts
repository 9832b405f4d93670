/** Work in the background: the PDF of a frozen version, from its frozen content alone. Rules: docs/rules/convention.md §2.3. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { keepingMade } from '#app/domains/documents/keep-contents.server.ts'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { conventionLabels as t } from './labels.fr.ts'
import { conventionPdfRequest } from './print/convention-pages.ts'

const payloadShape = z.object({ ctgId: z.uuid(), conventionVersionId: z.uuid() })
type VersionKey = z.output<typeof payloadShape>

/** Asks for the PDF once the transaction commits; asked twice, it is made once. */
export const askForPdf = (tx: Transaction, key: VersionKey): Promise<void> =>
  enqueue(tx, 'make-convention-pdf', key, `convention-pdf:${key.conventionVersionId}`)

/**
 * Makes and keeps the PDF of a frozen version; does nothing when it is already there. Interrupted or failed, it may run again:
 * the same content gives the same bytes, kept once.
 * @throws whatever failed, so that the job is tried again; the version says `failed` meanwhile
 */
export async function makeConventionPdf(db: Database, files: FileStore, payload: unknown): Promise<void> {
  const key = payloadShape.parse(payload)
  const version = await startMaking(db, key)
  if (!version) return
  try {
    const pdf = await renderPdf(conventionPdfRequest(Object(version.content), version.madeAt))
    await showProgress(db, key, 80)
    const name = t.fileName(version.number)
    await keepingMade({ db, files }, pdf, (stored) => saveFile(db, key, { ...stored, name }))
  } catch (error) {
    await db
      .updateTable('convention_version')
      .set({ status: 'failed', failure: t.pdfFailed })
      .where('ctg_id', '=', key.ctgId)
      .where('id', '=', key.conventionVersionId)
      .where('status', '!=', 'frozen')
      .execute()
    throw error
  }
}

/** @returns what is to be printed; undefined when the PDF is there already, or the version is not */
const startMaking = (db: Database, { ctgId, conventionVersionId }: VersionKey) =>
  db
    .updateTable('convention_version')
    .set({ status: 'being-made', progress_percent: 20, failure: null })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', conventionVersionId)
    .where('status', '!=', 'frozen')
    .returning(['number', 'content', 'made_at as madeAt'])
    .executeTakeFirst()

const showProgress = (db: Database, { ctgId, conventionVersionId }: VersionKey, progressPercent: number) =>
  rowsOf(db, 'convention_version', { ctg_id: ctgId, id: conventionVersionId, status: 'being-made' }).update({
    progress_percent: progressPercent,
  })

type MadeFile = { readonly sha256: string; readonly size: number; readonly name: string }

/** One file a version, even when two workers end together: the row is locked first. */
async function saveFile(db: Database, { ctgId, conventionVersionId }: VersionKey, file: MadeFile): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const waiting = await rowsOf(tx, 'convention_version', { ctg_id: ctgId, id: conventionVersionId })
      .select(['id'])
      .where('status', '!=', 'frozen')
      .forUpdate()
      .executeTakeFirst()
    if (!waiting) return
    const making = { tx, newId: randomUUID, at: new Date(), actor: null }
    const { sha256, name, size: sizeBytes } = file
    const fileId = await addStoredFile(making, ctgId, { sha256, name, mediaType: 'application/pdf', sizeBytes })
    await rowOf(tx, 'convention_version', { ctgId, id: conventionVersionId }).update({
      status: 'frozen',
      progress_percent: 100,
      file_id: fileId,
      file_sha256: file.sha256,
      failure: null,
    })
  })
}
