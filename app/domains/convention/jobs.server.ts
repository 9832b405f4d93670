/** Work in the background: the PDF of a frozen version, from its frozen content alone. Rules: docs/rules/convention.md §2.3. */
import { z } from 'zod'
import { printOnce } from '#app/domains/documents/print-once.server.ts'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { conventionLabels as t } from './labels.fr.ts'
import { conventionPdfRequest } from './print/convention-pages.ts'

const payloadShape = z.object({ ctgId: z.uuid(), conventionVersionId: z.uuid() })

/** Asks for the PDF once the transaction commits; asked twice, it is made once. */
export const askForPdf = (tx: Transaction, key: z.output<typeof payloadShape>): Promise<void> =>
  enqueue(tx, 'make-convention-pdf', key, `convention-pdf:${key.conventionVersionId}`)

/** @throws whatever failed, so that the job is tried again */
export function makeConventionPdf(db: Database, files: FileStore, payload: unknown): Promise<void> {
  const { ctgId, conventionVersionId } = payloadShape.parse(payload)
  return printOnce(
    { db, files },
    {
      ctgId,
      change: (reader, state) =>
        reader
          .updateTable('convention_version')
          .set(state)
          .where('ctg_id', '=', ctgId)
          .where('id', '=', conventionVersionId)
          .where('status', '!=', 'frozen')
          .returning(['number', 'content', 'made_at as madeAt'])
          .executeTakeFirst(),
      print: async ({ number, content, madeAt }) => ({
        pdf: await renderPdf(conventionPdfRequest(Object(content), madeAt)),
        name: t.fileName(number),
      }),
      failure: t.pdfFailed,
    },
  )
}
