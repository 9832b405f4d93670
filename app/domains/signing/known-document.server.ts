/** What this instance knows of a document somebody already holds, by its fingerprint alone: nothing is stored, nothing else is told. Rules: docs/rules/signing.md §4. */
import type { Reader } from '#app/kernel/database.server.ts'

export type KnownDocument = {
  readonly kind: 'frozen' | 'signed' | 'proof'
  readonly ctgName: string
  readonly versionNumber: number | null
  readonly madeAt: Date
  /** Of a version: the day all had signed it. */
  readonly signedOn: string | null
  readonly verdict: string | null
}

/** Undefined for a file that this instance never made nor received. A fingerprint is 256 bits: nobody finds one without its file. */
export async function findKnownDocument(db: Reader, sha256: string): Promise<KnownDocument | undefined> {
  const frozen = await db
    .selectFrom('convention_version as version')
    .innerJoin('ctg', 'ctg.id', 'version.ctg_id')
    .select([
      'ctg.name as ctgName',
      'version.number as versionNumber',
      'version.made_at as madeAt',
      'ctg.signed_on as signedOn',
    ])
    .where('version.file_sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst()
  if (frozen) return { kind: 'frozen', ...frozen, verdict: null }
  const copy = await db
    .selectFrom('signed_copy as copy')
    .innerJoin('stored_file as file', (join) =>
      join.onRef('file.ctg_id', '=', 'copy.ctg_id').onRef('file.id', '=', 'copy.file_id'),
    )
    .innerJoin('ctg', 'ctg.id', 'copy.ctg_id')
    .innerJoin('convention_version as version', (join) =>
      join.onRef('version.ctg_id', '=', 'copy.ctg_id').onRef('version.id', '=', 'copy.version_id'),
    )
    .select([
      'ctg.name as ctgName',
      'version.number as versionNumber',
      'copy.received_at as madeAt',
      'ctg.signed_on as signedOn',
      'copy.state as verdict',
    ])
    .where('file.sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst()
  if (copy) return { kind: 'signed', ...copy }
  const proof = await db
    .selectFrom('proof_file as proof')
    .innerJoin('stored_file as file', (join) =>
      join.onRef('file.ctg_id', '=', 'proof.ctg_id').onRef('file.id', '=', 'proof.file_id'),
    )
    .innerJoin('ctg', 'ctg.id', 'proof.ctg_id')
    .select(['ctg.name as ctgName', 'proof.asked_at as madeAt', 'ctg.signed_on as signedOn'])
    .where('file.sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst()
  return proof && { kind: 'proof', ...proof, versionNumber: null, verdict: null }
}
