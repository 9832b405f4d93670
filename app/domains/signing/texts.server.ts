/** The text that is signed: a frozen version of the convention, or a frozen amendment. One path for both (docs/decisions/0056). */
import { sql } from 'kysely'
import { asConvention } from '#app/domains/amendments/amendments.ts'
import { lockAmendment, requireSignatory, saveAmendmentSignature } from '#app/domains/amendments/steps.server.ts'
import type { Convention, Signature } from '#app/domains/convention/convention.ts'
import { saveSignature } from '#app/domains/convention/steps.server.ts'
import { lockConvention } from '#app/domains/convention/store.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'

/** As a copy or a link names it: one or the other. */
export type TextKey = { readonly versionId: string | null; readonly amendmentId: string | null }

/** A convention signed on paper before any version was frozen. */
export const textFromElsewhere: TextKey = { versionId: null, amendmentId: null }

/** Its id, of whichever kind. */
export const textIdOf = ({ versionId, amendmentId }: TextKey): string => versionId ?? amendmentId ?? ''

export const textColumns = ({ versionId, amendmentId }: TextKey) => ({
  version_id: versionId,
  amendment_id: amendmentId,
})

export type FrozenText = TextKey & { readonly number: number; readonly fileSha256: string | null }

/** What is frozen under this id. @throws DomainError not-found, also for another CTG's and for an amendment in preparation */
export async function getFrozenText(db: Reader, ctgId: string, textId: string): Promise<FrozenText> {
  const { rows } = await sql<FrozenText>`
    select id as "versionId", null::uuid as "amendmentId", number, file_sha256 as "fileSha256"
    from convention_version where ctg_id = ${ctgId} and id = ${textId}
    union all
    select null::uuid, id, number, file_sha256
    from amendment where ctg_id = ${ctgId} and id = ${textId} and number is not null`.execute(db)
  return found(rows[0], 'convention.text-not-found')
}

/** The same, its PDF there. @throws DomainError not-found; unavailable while it is being made */
export async function requireFrozenFile({ tx }: Pick<AuthoredWork, 'tx'>, ctgId: string, textId: string) {
  const { fileSha256, ...text } = await getFrozenText(tx, ctgId, textId)
  if (fileSha256 === null) throw new DomainError('unavailable', 'convention.file-not-ready')
  return { ...text, fileSha256 }
}

type Of = { readonly ctgId: string; readonly partyId: string; readonly text: TextKey }

/** Who signs this text, locked, as the rules of a convention see it. @throws DomainError conflict for a party that does not */
export async function lockSigned(work: AuthoredWork, { ctgId, partyId, text }: Of) {
  const convention = await lockConventionOf(work, { ctgId, partyId, text })
  const signatory = convention.signatories.find((one) => one.partyId === partyId)
  if (!signatory) throw new DomainError('conflict', 'convention.not-a-signatory')
  return { convention, signatory }
}

async function lockConventionOf(work: AuthoredWork, { ctgId, partyId, text }: Of): Promise<Convention> {
  if (text.amendmentId === null) return lockConvention(work, ctgId)
  const { amendment } = await lockAmendment(work, { ctgId, amendmentId: text.amendmentId })
  requireSignatory(amendment, partyId)
  return asConvention(amendment)
}

type NewSignature = Of & {
  readonly signature: Omit<Signature, 'versionId' | 'signedOn'> & { readonly signedOn: string }
}

/**
 * Records the signature of a text where it is told: in the convention, or in its amendment, which it may put in force.
 * @returns the convention after it; null for an amendment, which reaches no milestone of the convention
 */
export async function saveSignatureOf(work: AuthoredWork, { text, signature, ...key }: NewSignature) {
  if (text.amendmentId === null)
    return saveSignature(work, { ...key, signature: { ...signature, versionId: text.versionId } })
  await saveAmendmentSignature(work, { ...key, amendmentId: text.amendmentId, signature })
  return null
}
