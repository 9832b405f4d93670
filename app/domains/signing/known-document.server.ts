/**
 * Tells what this instance knows of a document from its fingerprint alone: nothing is stored, and nothing else is told. With 256
 * bits, nobody has the fingerprint without the file: it is a key, like the secret of a link. Rules: docs/rules/signing.md §4.
 */
import type { NotNull } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'

export type KnownDocument = {
  /** `beside`: made of a version, and not the text that is voted: Word, summary, slides. */
  readonly kind: 'frozen' | 'beside' | 'amendment' | 'signed' | 'proof'
  readonly ctgName: string
  /** Of the version, or of the amendment. */
  readonly number: number | null
  readonly madeAt: Date
  /** The day the amendment took effect, of it or of a copy of it; null for anything else, and until then. */
  readonly inForceOn: string | null
  /** The day all had signed. */
  readonly signedOn: string | null
  /** Whether it is of an amendment, or the amendment itself. */
  readonly isOfAmendment: boolean
  /** Of a signed copy. */
  readonly state: 'recorded' | 'to-confirm' | 'refused' | null
}

/** Facts of a document that is neither an amendment nor a copy. */
const neither = { inForceOn: null, isOfAmendment: false, state: null }

/** Undefined for a file that this instance never made nor received. */
export async function findKnownDocument(db: Reader, sha256: string): Promise<KnownDocument | undefined> {
  const version = await rowsOf(db, 'convention_version', { file_sha256: sha256 })
    .select(['ctg_id as ctgId', 'number', 'made_at as madeAt'])
    .limit(1)
    .executeTakeFirst()
  if (version) {
    const { ctgId, ...frozen } = version
    return { kind: 'frozen', ...frozen, ...neither, ...(await nameCtg(db, ctgId)) }
  }
  const files = await rowsOf(db, 'stored_file', { sha256 })
    .select(['ctg_id as ctgId', 'id as fileId'])
    .limit(20)
    .execute()
  // The same scan may have been filed in several CTGs, or twice: each is looked at in its own.
  for (const file of files) {
    const known =
      (await findCopy(db, file)) ??
      (await findAmendment(db, file)) ??
      (await findBeside(db, file)) ??
      (await findProof(db, file))
    if (known) return { ...neither, ...known, ...(await nameCtg(db, file.ctgId)) }
  }
  return undefined
}

const nameCtg = (db: Reader, ctgId: string) =>
  rowsOf(db, 'ctg', { id: ctgId }).get(['name as ctgName', 'signed_on as signedOn'])

type FileKey = { readonly ctgId: string; readonly fileId: string }

async function findCopy(db: Reader, { ctgId, fileId }: FileKey) {
  const copy = await db
    .selectFrom('signed_copy as copy')
    .leftJoin('convention_version as version', sameCtg('version.id', 'copy.version_id'))
    .leftJoin('amendment', sameCtg('amendment.id', 'copy.amendment_id'))
    .select((eb) => [
      eb.fn.coalesce('version.number', 'amendment.number').as('number'),
      eb('copy.amendment_id', 'is not', null).$castTo<boolean>().as('isOfAmendment'),
      'amendment.in_force_on as inForceOn',
      'copy.received_at as madeAt',
      'copy.state',
    ])
    .where('copy.ctg_id', '=', ctgId)
    .where('copy.file_id', '=', fileId)
    .executeTakeFirst()
  return copy && { kind: 'signed' as const, ...copy }
}

async function findProof(db: Reader, { ctgId, fileId }: FileKey) {
  const proof = await rowsOf(db, 'proof_file', { ctg_id: ctgId, file_id: fileId }).find(['asked_at as madeAt'])
  return proof && { kind: 'proof' as const, ...proof, number: null }
}

async function findAmendment(db: Reader, { ctgId, fileId }: FileKey) {
  const amendment = await rowsOf(db, 'amendment', { ctg_id: ctgId, file_id: fileId })
    .select(['number', 'frozen_at as madeAt', 'in_force_on as inForceOn'])
    .where('frozen_at', 'is not', null)
    .$narrowType<{ madeAt: NotNull }>()
    .executeTakeFirst()
  return amendment && { kind: 'amendment' as const, isOfAmendment: true, ...amendment }
}

async function findBeside(db: Reader, { ctgId, fileId }: FileKey) {
  const document = await db
    .selectFrom('version_document as document')
    .innerJoin('convention_version as version', sameCtg('version.id', 'document.version_id'))
    .select(['version.number', 'document.made_at as madeAt'])
    .where('document.ctg_id', '=', ctgId)
    .where('document.file_id', '=', fileId)
    .executeTakeFirst()
  return document && { kind: 'beside' as const, ...document }
}
