/** Work in the background: the seal of a signature given in Trame. Rules: docs/rules/signing.md §3.4. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { mediaTypes } from '#app/domains/documents/file-types.ts'
import { type AddFile, keepFile } from '#app/domains/documents/keep-file.server.ts'
import { readSealKey, readTrust } from '#app/domains/signatures/own-certificate.server.ts'
import type { Report } from '#app/domains/signatures/report.ts'
import { sealApart } from '#app/domains/signatures/run-seal.server.ts'
import { verifySigned } from '#app/domains/signatures/run-verify.server.ts'
import type { Config } from '#app/kernel/config.server.ts'
import type { Database, Reader, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { signingLabels as t } from './labels.fr.ts'
import { getFrozenText, type TextKey, textIdOf } from './texts.server.ts'

const payloadShape = z.object({ ctgId: z.uuid(), copyId: z.uuid() })
type CopyKey = z.output<typeof payloadShape>

export type SealPlace = { readonly db: Database; readonly files: FileStore; readonly config: Config }

/** Asks for the seal once the transaction commits; asked twice, it is made once. */
export const askForSeal = (tx: Transaction, key: CopyKey): Promise<void> =>
  enqueue(tx, 'seal-signed-copy', key, `seal:${key.copyId}`)

/** Certificates this instance trusts: the configured authorities, and its own seals, past and present. */
export async function loadTrust(db: Reader, config: Config) {
  const sealed = await db
    .selectFrom('seal_certificate')
    .select('certificate')
    .orderBy('first_used_at')
    .limit(100)
    .execute()
  return readTrust(
    config,
    sealed.map(({ certificate }) => certificate),
  )
}

/**
 * Seals the text for one signature: over the last copy sealed of this text, so that one file ends with them all. Stopped or
 * refused by the authority of time, it runs again. @throws whatever failed, so that it is tried again
 */
export async function sealSignedCopy({ db, files, config }: SealPlace, payload: unknown, at: Date): Promise<void> {
  const key = payloadShape.parse(payload)
  const copy = await findCopy(db, key)
  if (!copy) return
  const base = await findBase(db, key.ctgId, copy)
  const [frozen, bytes] = [await readSmallFile(files, base.frozenSha256), await readSmallFile(files, base.sha256)]
  if (frozen.byteLength === 0 || bytes.byteLength === 0) throw new Error('the file to seal is not there')
  const sealKey = await readSealKey(config, at)
  const { timestampUrl } = config.signing
  const reason = t.sealReason(copy.signedBy, copy.partyName)
  const sealed = await sealApart({ bytes, sealKey, seal: { reason, at: copy.receivedAt, timestampUrl } })
  await rememberCertificate(db, sealKey.certificates, at)
  const report = await verifySigned({ bytes: sealed, frozen, trust: await loadTrust(db, config), now: at })
  const name = t.copyName(copy.partyName, await getFrozenText(db, key.ctgId, textIdOf(copy)))
  const file = { ctgId: key.ctgId, bytes: sealed, name, mediaType: mediaTypes.pdf, at }
  await keepFile({ db, files }, file, (tx, add) => nameSealed(tx, { ...key, base, report }, add))
}

const findCopy = (db: Reader, { ctgId, copyId }: CopyKey) =>
  db
    .selectFrom('signed_copy as copy')
    .innerJoin('party', sameCtg('party.id', 'copy.party_id'))
    .select([
      'copy.version_id as versionId',
      'copy.amendment_id as amendmentId',
      'copy.signed_by as signedBy',
      'copy.received_at as receivedAt',
      'party.name as partyName',
    ])
    .where('copy.ctg_id', '=', ctgId)
    .where('copy.id', '=', copyId)
    .where('copy.mode', '=', 'trame')
    .where('copy.file_id', 'is', null)
    .executeTakeFirst()

type Base = { readonly frozenSha256: string; readonly sha256: string }

/** The last copy sealed of this text, else the frozen file. */
async function findBase(db: Reader, ctgId: string, text: TextKey): Promise<Base> {
  const { fileSha256 } = await getFrozenText(db, ctgId, textIdOf(text))
  const frozenSha256 = fileSha256 ?? ''
  const last = await db
    .selectFrom('signed_copy as copy')
    .innerJoin('stored_file as file', sameCtg('file.id', 'copy.file_id'))
    .select('file.sha256')
    .where('copy.ctg_id', '=', ctgId)
    .where((eb) => eb(eb.fn.coalesce('copy.version_id', 'copy.amendment_id'), '=', textIdOf(text)))
    .where('copy.mode', '=', 'trame')
    .orderBy('file.size_bytes', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { frozenSha256, sha256: last?.sha256 ?? frozenSha256 }
}

async function rememberCertificate(db: Database, certificate: string, at: Date): Promise<void> {
  const fingerprint = createHash('sha256').update(certificate).digest('hex')
  await db
    .insertInto('seal_certificate')
    .values({ fingerprint, certificate, first_used_at: at })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .execute()
}

type SealedCopy = CopyKey & {
  readonly base: Base
  readonly report: Report
}

/** @throws Error when another signature was sealed meanwhile: this one is made again over it */
async function nameSealed(tx: Transaction, { ctgId, copyId, base, report }: SealedCopy, add: AddFile): Promise<void> {
  const text = await rowOf(tx, 'signed_copy', { ctgId, id: copyId }).get([
    'version_id as versionId',
    'amendment_id as amendmentId',
  ])
  await tx
    .selectFrom(text.amendmentId === null ? 'convention_version' : 'amendment')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('id', '=', textIdOf(text))
    .forUpdate()
    .execute()
  if ((await findBase(tx, ctgId, text)).sha256 !== base.sha256) throw new Error('another seal came first')
  const { fileId } = await add()
  await rowsOf(tx, 'signed_copy', { ctg_id: ctgId, id: copyId, file_id: null }).update({
    file_id: fileId,
    verdict: report.verdict,
    report: JSON.stringify(report),
  })
}
