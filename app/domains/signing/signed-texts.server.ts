/** What is signed, as pages and the proof file read it: the convention with its versions, an amendment with its only one. The caller has checked the right to read. */
import { asConvention } from '#app/domains/amendments/amendments.ts'
import { findFrozenAmendment, listFrozenAmendments } from '#app/domains/amendments/queries.server.ts'
import { type Convention, type VersionMark, versionToSign } from '#app/domains/convention/convention.ts'
import { loadConvention } from '#app/domains/convention/load-convention.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'

export type SignedText = { readonly id: string; readonly number: number; readonly amendmentId: string | null }

type SigningState = {
  readonly convention: Convention
  /** Null: the convention itself is signed. */
  readonly amendment: { readonly id: string; readonly number: number } | null
  readonly texts: readonly SignedText[]
  /** Null: nothing is frozen, or it is withdrawn. */
  readonly toSign: SignedText | null
}

export const listSignedAmendments = listFrozenAmendments

/** @throws DomainError not-found, also for an amendment in preparation */
export async function loadSigned(db: Reader, ctgId: string, amendmentId: string | null): Promise<SigningState> {
  if (amendmentId === null) {
    const convention = await loadConvention(db, ctgId)
    const toText = ({ id, number }: VersionMark): SignedText => ({ id, number, amendmentId: null })
    const toSign = versionToSign(convention.versions)
    return {
      convention,
      amendment: null,
      texts: convention.versions.map(toText),
      toSign: toSign ? toText(toSign) : null,
    }
  }
  const amendment = found(await findFrozenAmendment(db, ctgId, amendmentId), 'convention.amendment-not-found')
  const text = { id: amendment.id, number: amendment.number, amendmentId: amendment.id }
  return {
    convention: asConvention(amendment),
    amendment: { id: amendment.id, number: amendment.number },
    texts: [text],
    toSign: amendment.isWithdrawn ? null : text,
  }
}
