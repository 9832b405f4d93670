/** The row of one signatory of an amendment, for the commands that record on it. Rules: docs/rules/amendments.md §4.1. */
import type { Updateable } from 'kysely'
import { refusalToBecome, type SignatureState } from '#app/domains/convention/convention.ts'
import type { AmendmentSignatory as SignatoryTable } from '#app/kernel/database-types.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { asConvention, refusalToRecord } from './amendments.ts'
import type { AmendmentRow, AmendmentSignatory } from './load-amendments.server.ts'

/** @throws DomainError conflict when nothing is recorded on the amendment, or when this party is not called to sign it */
export function requireSignatory(amendment: AmendmentRow, partyId: string): AmendmentSignatory {
  refuse('convention', refusalToRecord(amendment))
  const signatory = amendment.signatories.find((one) => one.partyId === partyId)
  if (!signatory) throw new DomainError('conflict', 'convention.not-a-signatory')
  return signatory
}

/** The same, when its signature may become so. @throws DomainError conflict (the codes of `refusalToBecome`) */
export function requireSigning(amendment: AmendmentRow, partyId: string, target: SignatureState): AmendmentSignatory {
  const signatory = requireSignatory(amendment, partyId)
  refuse('convention', refusalToBecome(target, signatory, asConvention(amendment)))
  return signatory
}

type Key = { readonly ctgId: string; readonly amendmentId: string; readonly partyId: string }

export const setSignatory = ({ tx }: Pick<Work, 'tx'>, key: Key, values: Updateable<SignatoryTable>) =>
  rowsOf(tx, 'amendment_signatory', { ctg_id: key.ctgId, amendment_id: key.amendmentId, party_id: key.partyId }).update(
    values,
  )

export const noSignature = {
  signed_on: null,
  signed_by: '',
  signed_as: '',
  is_refusal: false,
  signature_note: '',
  signature_recorded_at: null,
} as const
