/**
 * What this instance knows of a document somebody already holds, by its fingerprint alone: nothing is stored, nothing else is told.
 * A fingerprint is 256 bits: nobody finds one without its file, so it is a key as a link's secret is. Rules: docs/rules/signing.md §4.
 */
import type { Reader } from '#app/kernel/database.server.ts'

export type KnownDocument = {
  readonly kind: 'frozen' | 'signed' | 'proof'
  readonly ctgName: string
  readonly versionNumber: number | null
  readonly madeAt: Date
  /** The day all had signed. */
  readonly signedOn: string | null
  /** Of a signed copy. */
  readonly state: 'recorded' | 'to-confirm' | 'refused' | null
}

/** Undefined for a file that this instance never made nor received. */
export async function findKnownDocument(db: Reader, sha256: string): Promise<KnownDocument | undefined> {
  const version = await db
    .selectFrom('convention_version')
    .select(['ctg_id as ctgId', 'number as versionNumber', 'made_at as madeAt'])
    .where('file_sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst()
  if (version) {
    const { ctgId, ...frozen } = version
    return { kind: 'frozen', ...frozen, ...(await nameCtg(db, ctgId)), state: null }
  }
  const files = await db
    .selectFrom('stored_file')
    .select(['ctg_id as ctgId', 'id as fileId'])
    .where('sha256', '=', sha256)
    .limit(20)
    .execute()
  // The same scan may have been filed in several CTGs, or twice: each is looked at in its own.
  for (const file of files) {
    const known = (await findCopy(db, file)) ?? (await findProof(db, file))
    if (known) return { ...known, ...(await nameCtg(db, file.ctgId)) }
  }
  return undefined
}

const nameCtg = (db: Reader, ctgId: string) =>
  db
    .selectFrom('ctg')
    .select(['name as ctgName', 'signed_on as signedOn'])
    .where('id', '=', ctgId)
    .executeTakeFirstOrThrow()

type FileKey = { readonly ctgId: string; readonly fileId: string }

async function findCopy(db: Reader, { ctgId, fileId }: FileKey) {
  const copy = await db
    .selectFrom('signed_copy as copy')
    .innerJoin('convention_version as version', (join) =>
      join.onRef('version.ctg_id', '=', 'copy.ctg_id').onRef('version.id', '=', 'copy.version_id'),
    )
    .select(['version.number as versionNumber', 'copy.received_at as madeAt', 'copy.state'])
    .where('copy.ctg_id', '=', ctgId)
    .where('copy.file_id', '=', fileId)
    .executeTakeFirst()
  return copy && { kind: 'signed' as const, ...copy }
}

async function findProof(db: Reader, { ctgId, fileId }: FileKey) {
  const proof = await db
    .selectFrom('proof_file')
    .select('asked_at as madeAt')
    .where('ctg_id', '=', ctgId)
    .where('file_id', '=', fileId)
    .executeTakeFirst()
  return proof && { kind: 'proof' as const, ...proof, versionNumber: null, state: null }
}
