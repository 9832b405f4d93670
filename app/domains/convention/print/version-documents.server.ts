/** The documents made of a version beside its PDF, in the background, from its frozen content alone. Rules: docs/rules/convention.md §2.11. */
import { z } from 'zod'
import { mediaTypes } from '#app/domains/documents/file-types.ts'
import { type AddFile, keepFile } from '#app/domains/documents/keep-file.server.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Database, Reader, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { readConvention } from '../convention-shape.ts'
import { conventionDossier } from './convention-dossier.fr.ts'
import { conventionSummary } from './convention-summary.fr.ts'
import { fileNameOf, formatOf, type VersionForm, versionForms } from './version-forms.ts'

const payloadShape = z.object({ ctgId: z.uuid(), conventionVersionId: z.uuid() })
export type VersionKey = z.output<typeof payloadShape>

/** Asks for them once the transaction commits; asked twice, they are made once. */
export async function askForDocuments(tx: Transaction, key: VersionKey, at: Date): Promise<void> {
  await rowOf(tx, 'convention_version', { ctgId: key.ctgId, id: key.conventionVersionId }).update({
    documents_asked_at: at,
  })
  await enqueue(tx, 'make-convention-documents', key, `convention-documents:${key.conventionVersionId}`)
}

/** The bytes of one: the same content gives the same bytes. @throws DomainError unavailable past the limits of a worker */
export function writeVersionDocument(
  form: VersionForm,
  content: unknown,
  madeAt: Date,
  readFile: (sha256: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const convention = readConvention(content)
  const day = parisDay(madeAt)
  const dossier = form === 'docx' ? conventionDossier(convention, day) : conventionSummary(convention, day)
  return writeDossier(formatOf[form], dossier, readFile)
}

/**
 * Makes and keeps those not made yet, one after the other. Interrupted or failed, it may run again.
 * @throws whatever failed, so that the job is tried again
 */
export async function makeVersionDocuments(db: Database, files: FileStore, payload: unknown): Promise<void> {
  const key = payloadShape.parse(payload)
  const version = await rowOf(db, 'convention_version', { ctgId: key.ctgId, id: key.conventionVersionId }).find([
    'number',
    'content',
    'made_at as madeAt',
  ])
  if (!version) return
  const made = await listMade(db, key)
  for (const form of versionForms.filter((one) => !made.includes(one))) {
    const bytes = await writeVersionDocument(form, version.content, version.madeAt, (sha256) =>
      readSmallFile(files, sha256),
    )
    const file = {
      ctgId: key.ctgId,
      bytes,
      name: fileNameOf(form, version.number),
      mediaType: mediaTypes[formatOf[form]],
    }
    await keepFile({ db, files }, file, (tx, add) => nameDocument(tx, key, form, add))
  }
}

/** Forms already made of a version. */
export async function listMade(
  db: Reader,
  { ctgId, conventionVersionId }: VersionKey,
): Promise<readonly VersionForm[]> {
  const rows = await rowsOf(db, 'version_document', { ctg_id: ctgId, version_id: conventionVersionId }).list(['form'])
  return rows.map(({ form }) => form)
}

/** One file a form, even when two workers end together: the row of the version is locked first. */
async function nameDocument(tx: Transaction, key: VersionKey, form: VersionForm, add: AddFile): Promise<void> {
  const { ctgId, conventionVersionId } = key
  await rowsOf(tx, 'convention_version', { ctg_id: ctgId, id: conventionVersionId })
    .select(['id'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  if ((await listMade(tx, key)).includes(form)) return
  const { fileId, sha256, at } = await add()
  await addRows(tx, 'version_document', {
    ctg_id: ctgId,
    version_id: conventionVersionId,
    form,
    file_id: fileId,
    file_sha256: sha256,
    made_at: at,
  })
}
