/** Rows of the files of a CTG: whoever keeps a file writes one, whoever reads it asks by CTG and id. Rules: docs/rules/documents.md §4. */
import { type Author, requireMembership } from '#app/kernel/actor.ts'
import { found } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork, Context } from '#app/kernel/transaction.server.ts'
import type { KeptFile } from './kept-file.ts'

type Keeping = Pick<AuthoredWork, 'tx' | 'newId' | 'at'> & {
  /** Null for what Trame makes itself. */
  readonly actor: Pick<Author, 'personId'> | null
}

/** @returns the id of the file */
export async function addStoredFile({ tx, newId, at, actor }: Keeping, ctgId: string, file: KeptFile): Promise<string> {
  const fileId = newId()
  await rowOf(tx, 'stored_file', { ctgId, id: fileId }).insert({
    sha256: file.sha256,
    name: file.name,
    media_type: file.mediaType,
    size_bytes: file.sizeBytes,
    added_by: actor?.personId ?? null,
    added_at: at,
  })
  return fileId
}

type FileKey = { readonly ctgId: string; readonly fileId: string }

/** Each filing has a row of its own: the file is not read elsewhere. @returns its name */
export async function removeStoredFile({ tx }: Pick<AuthoredWork, 'tx'>, { ctgId, fileId }: FileKey): Promise<string> {
  const { name } = await tx
    .deleteFrom('stored_file')
    .where('ctg_id', '=', ctgId)
    .where('id', '=', fileId)
    .returning('name')
    .executeTakeFirstOrThrow()
  return name
}

/** A file, for a member of the CTG. @throws DomainError not-found, also for a stranger and for another CTG's file */
export async function getStoredFile({ db, actor }: Context, { ctgId, fileId }: FileKey): Promise<KeptFile> {
  requireMembership(actor, ctgId)
  const { sizeBytes, ...file } = found(
    await rowOf(db, 'stored_file', { ctgId, id: fileId }).find([
      'sha256',
      'name',
      'media_type as mediaType',
      'size_bytes as sizeBytes',
    ]),
    'documents.file-not-found',
  )
  return { ...file, sizeBytes: Number(sizeBytes) }
}
