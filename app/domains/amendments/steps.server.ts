/** Parts of acts that signing calls inside its own transaction: an amendment is signed by the paths of a convention. Rules: docs/rules/amendments.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Signature } from '#app/domains/convention/convention.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { applyWhenSigned } from './apply-amendment.server.ts'
import { amendmentLabels as t } from './labels.fr.ts'
import { requireSigning, setSignatory } from './signatory-row.server.ts'
import { loadDates, lockAmendment } from './store.server.ts'

export { requireSignatory } from './signatory-row.server.ts'
export { lockAmendment } from './store.server.ts'

type NewSignature = {
  readonly ctgId: string
  readonly amendmentId: string
  readonly partyId: string
  readonly signature: Omit<Signature, 'versionId' | 'signedOn'> & { readonly signedOn: string }
}

/**
 * Records or corrects a signature; the last one puts the amendment in force. @returns the day from which it is; null before
 * @throws DomainError not-found, conflict (the codes of `refusalToBecome`), invalid with its field
 */
export async function saveAmendmentSignature(
  work: AuthoredWork,
  { ctgId, amendmentId, partyId, signature }: NewSignature,
): Promise<string | null> {
  const { amendment } = await lockAmendment(work, { ctgId, amendmentId })
  const { signature: before } = requireSigning(amendment, partyId, 'signed')
  if (signature.signedOn > todayIn(work, ctgId))
    throw new DomainError('invalid', 'convention.signature-to-correct', { signedOn: t.signedInFuture })
  const { signedOn } = await loadDates(work.tx, ctgId)
  if (signedOn !== null && signature.signedOn < signedOn)
    throw new DomainError('invalid', 'convention.signature-to-correct', {
      signedOn: t.signedBeforeConvention(signedOn),
    })
  await setSignatory(
    work,
    { ctgId, amendmentId, partyId },
    {
      signed_on: signature.signedOn,
      signed_by: signature.signedBy,
      signed_as: signature.signedAs,
      is_refusal: false,
      signature_note: signature.note,
      signature_recorded_at: work.at,
    },
  )
  const detail = { number: amendment.number, partyId, before, after: signature }
  await recordAct(work, 'amendment.signature-recorded', { ctgId, id: amendmentId }, detail)
  return applyWhenSigned(work, { ctgId, amendmentId })
}
