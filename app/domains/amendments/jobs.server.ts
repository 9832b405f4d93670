/** Work in the background: the PDF of a frozen amendment, from its frozen content alone. Rules: docs/rules/amendments.md §3. */
import { z } from 'zod'
import { printOnce } from '#app/domains/documents/print-once.server.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { readAmendment } from './amendment-content.ts'
import { amendmentLabels as t } from './labels.fr.ts'

const payloadShape = z.object({ ctgId: z.uuid(), amendmentId: z.uuid() })

/** Asks for the PDF once the transaction commits; asked twice, it is made once. */
export const askForPdf = (tx: Transaction, key: z.output<typeof payloadShape>): Promise<void> =>
  enqueue(tx, 'make-amendment-pdf', key, `amendment-pdf:${key.amendmentId}`)

/** @throws whatever failed, so that the job is tried again */
export function makeAmendmentPdf(db: Database, files: FileStore, payload: unknown): Promise<void> {
  const { ctgId, amendmentId } = payloadShape.parse(payload)
  return printOnce(
    { db, files },
    {
      ctgId,
      change: (reader, state) =>
        reader
          .updateTable('amendment')
          .set(state)
          .where('ctg_id', '=', ctgId)
          .where('id', '=', amendmentId)
          .where('status', '!=', 'frozen')
          .returning(['content'])
          .executeTakeFirst(),
      print: async ({ content }) => {
        const { document, number } = readAmendment(content)
        const pdf = await writeDossier('pdf', document, (sha256) => readSmallFile(files, sha256))
        return { pdf, name: t.fileName(number) }
      },
      failure: t.pdfFailed,
    },
  )
}
