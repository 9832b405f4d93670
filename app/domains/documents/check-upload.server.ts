/** Checks a file before it is kept: size, true type, and what an archive would become once opened. Rules: docs/rules/documents.md. */
import { DomainError } from '#app/kernel/errors.ts'
import { listEntries } from './archive.server.ts'
import { mediaTypes } from './file-types.ts'
import {
  type ArchiveEntry,
  findArchiveKind,
  findSignature,
  maxUploadBytes,
  refusalToOpen,
  type UploadKind,
  type UploadRefusal,
} from './upload.ts'

export type CheckedUpload = { readonly kind: UploadKind; readonly mediaType: string }

const refusal = (code: UploadRefusal): DomainError => new DomainError('invalid', `documents.${code}`)

/** @throws DomainError invalid `documents.damaged` */
const listOrRefuse = (bytes: Uint8Array): Promise<readonly ArchiveEntry[]> =>
  listEntries(bytes).catch(() => {
    throw refusal('damaged')
  })

/** A workbook locked by a password is put in a container of the old format. */
const lockedPart = Buffer.from('EncryptedPackage', 'utf16le')
const isLocked = ({ buffer, byteOffset, byteLength }: Uint8Array): boolean =>
  Buffer.from(buffer, byteOffset, byteLength).includes(lockedPart)

/**
 * The true type of a file that may be kept. Sizes told by an archive may lie: whoever opens it keeps a limit of its own.
 * @throws DomainError invalid, `documents.` and a code of `UploadRefusal`
 */
export async function checkUpload(name: string, bytes: Uint8Array): Promise<CheckedUpload> {
  if (bytes.byteLength === 0) throw refusal('empty')
  if (bytes.byteLength > maxUploadBytes) throw refusal('too-large')
  const signature = findSignature(name, bytes)
  if (signature === 'old-office') throw refusal(isLocked(bytes) ? 'encrypted' : 'old-office')
  if (!signature) throw refusal('unknown-type')
  if (signature !== 'archive') return { kind: signature, mediaType: mediaTypes[signature] }
  const entries = await listOrRefuse(bytes)
  const refused = refusalToOpen(entries)
  if (refused) throw refusal(refused)
  const kind = findArchiveKind(name, entries)
  if (!kind) throw refusal('unknown-type')
  return { kind, mediaType: mediaTypes[kind] }
}
