/** A party has signed the amendment; the last signature puts it in force. Rules: docs/rules/amendments.md §4. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { day, id, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { applyWhenSigned } from '../apply-amendment.server.ts'
import { amendmentLabels as t } from '../labels.fr.ts'
import { amendmentPermissions } from '../permissions.ts'
import { requireSigning, setSignatory } from '../signatory-row.server.ts'
import { lockAmendment } from '../store.server.ts'

export const recordAmendmentSignature = command({
  name: 'convention.record-amendment-signature',
  permission: amendmentPermissions.recordAmendmentSignature,
  input: z.object({
    ctgId: id(),
    amendmentId: id(),
    partyId: id(),
    signedOn: day('Indiquez le jour de la signature.'),
    signedBy: optionalText(200),
    signedAs: optionalText(200),
    note: optionalText(1000),
  }),
  about: lockAmendment,
  async run(work, { ctgId, amendmentId, partyId, ...signature }, { amendment }) {
    const { signature: before } = requireSigning(amendment, partyId, 'signed')
    if (signature.signedOn > todayIn(work, ctgId))
      throw new DomainError('invalid', 'convention.signature-to-correct', { signedOn: t.signedInFuture })
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
    await recordAct(
      work,
      'amendment.signature-recorded',
      { ctgId, id: amendmentId },
      { number: amendment.number, partyId, before, after: signature },
    )
    return { amendmentId, inForceOn: await applyWhenSigned(work, { ctgId, amendmentId }) }
  },
})
