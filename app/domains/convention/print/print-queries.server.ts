/** What is read of the documents of a version. Every function starts from the actor. */
import { requireMembership } from '#app/kernel/actor.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { documentsState, type VersionForm, versionForms } from './version-forms.ts'

type VersionKey = { readonly ctgId: string; readonly conventionVersionId: string }

/** The documents of a version and where they are. One statement. @throws DomainError not-found */
export async function getVersionDocuments({ db, actor, at }: Context, key: VersionKey) {
  const { ctgId, conventionVersionId } = key
  requireMembership(actor, ctgId)
  const rows = await db
    .selectFrom('convention_version as version')
    .leftJoin('version_document as document', sameCtg('document.version_id', 'version.id'))
    .leftJoin('stored_file as file', sameCtg('file.id', 'document.file_id'))
    .select(['version.documents_asked_at as askedAt', 'document.form', 'file.size_bytes as sizeBytes'])
    .where('version.ctg_id', '=', ctgId)
    .where('version.id', '=', conventionVersionId)
    .execute()
  const { askedAt } = found(rows[0], 'convention.version-not-found')
  const made = versionForms.flatMap((form) => {
    const row = rows.find((one) => one.form === form)
    return row?.sizeBytes ? [{ form, sizeBytes: Number(row.sizeBytes) }] : []
  })
  return {
    ...key,
    made,
    state: documentsState({ made: made.map(({ form }) => form), askedAt }, at),
    mayAsk: allows(conventionPermissions.write, actor, { ctgId }),
  }
}

export type VersionDocuments = Awaited<ReturnType<typeof getVersionDocuments>>

/** One of them, to be sent. @throws DomainError not-found; unavailable while it is being made */
export async function getVersionDocument(
  { db, actor }: Context,
  { ctgId, conventionVersionId, form }: VersionKey & { readonly form: VersionForm },
) {
  requireMembership(actor, ctgId)
  const { number, sha256 } = found(
    await db
      .selectFrom('convention_version as version')
      .leftJoin('version_document as document', (join) =>
        sameCtg('document.version_id', 'version.id')(join).on('document.form', '=', form),
      )
      .select(['version.number', 'document.file_sha256 as sha256'])
      .where('version.ctg_id', '=', ctgId)
      .where('version.id', '=', conventionVersionId)
      .executeTakeFirst(),
    'convention.version-not-found',
  )
  if (sha256 === null) throw new DomainError('unavailable', 'convention.document-not-ready')
  return { number, sha256 }
}
