/** Work in the background: the files of a report, from its kept content alone. Rules: docs/rules/evaluation-evidence.md §8. */
import { z } from 'zod'
import { readDossier } from '#app/domains/documents/dossier-shape.ts'
import { mediaTypes } from '#app/domains/documents/file-types.ts'
import { type AddFile, keepFile } from '#app/domains/documents/keep-file.server.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import type { Database, Reader, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { fileNameOf, formatOf, partOf, type ReportForm, reportForms } from './report-forms.ts'

const payloadShape = z.object({ ctgId: z.uuid(), reportId: z.uuid() })
export type ReportKey = z.output<typeof payloadShape>

/** As it is kept in its row. */
const contentShape = z.object({ report: z.unknown(), summary: z.unknown() })

/** Asks for the files once the transaction commits; asked twice, they are made once. */
export const askForFiles = (tx: Transaction, key: ReportKey): Promise<void> =>
  enqueue(tx, 'make-evaluation-report', key, `evaluation-report:${key.reportId}`)

/**
 * Makes and keeps the files not made yet, one after the other. Interrupted or failed, it may run again: the same content gives the
 * same bytes.
 * @throws whatever failed, so that the job is tried again
 */
export async function makeEvaluationReport(db: Database, files: FileStore, payload: unknown): Promise<void> {
  const key = payloadShape.parse(payload)
  const report = await rowOf(db, 'evaluation_report', { ctgId: key.ctgId, id: key.reportId }).find([
    'number',
    'content',
  ])
  if (!report) return
  const content = contentShape.parse(report.content)
  const { title } = readDossier(content.report)
  const made = await listMade(db, key)
  for (const form of reportForms.filter((one) => !made.includes(one))) {
    const dossier = readDossier(content[partOf[form]])
    const bytes = await writeDossier(formatOf[form], dossier, (sha256) => readSmallFile(files, sha256), 'a-2a')
    const name = fileNameOf(form, { title, number: report.number })
    const file = { ctgId: key.ctgId, bytes, name, mediaType: mediaTypes[formatOf[form]] }
    await keepFile({ db, files }, file, (tx, add) => nameFile(tx, key, form, add))
  }
}

/** Forms already made. */
export async function listMade(db: Reader, { ctgId, reportId }: ReportKey): Promise<readonly ReportForm[]> {
  const rows = await rowsOf(db, 'evaluation_report_file', { ctg_id: ctgId, evaluation_report_id: reportId })
    .select(['form'])
    .execute()
  return rows.map(({ form }) => form)
}

/** One file a form, even when two workers end together: the row of the report is locked first. */
async function nameFile(tx: Transaction, key: ReportKey, form: ReportForm, add: AddFile): Promise<void> {
  const { ctgId, reportId } = key
  await rowsOf(tx, 'evaluation_report', { ctg_id: ctgId, id: reportId })
    .select(['id'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  if ((await listMade(tx, key)).includes(form)) return
  const { fileId, sha256, at } = await add()
  await addRows(tx, 'evaluation_report_file', {
    ctg_id: ctgId,
    evaluation_report_id: reportId,
    form,
    file_id: fileId,
    file_sha256: sha256,
    made_at: at,
  })
}
