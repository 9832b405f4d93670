/** A party does not sign the amendment; the others may then be complete. Rules: docs/rules/amendments.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { applyWhenSigned } from '../apply-amendment.server.ts'
import { amendmentPermissions } from '../permissions.ts'
import { noSignature, requireSigning, setSignatory } from '../signatory-row.server.ts'
import { lockAmendment } from '../store.server.ts'

export const recordAmendmentRefusal = command({
  name: 'convention.record-amendment-refusal',
  permission: amendmentPermissions.write,
  input: { amendmentId: id(), partyId: id(), note: optionalText(1000) },
  about: lockAmendment,
  async run(work, { ctgId, amendmentId, partyId, note }, { amendment }) {
    const { signature: before } = requireSigning(amendment, partyId, 'refused')
    await setSignatory(
      work,
      { ctgId, amendmentId, partyId },
      { ...noSignature, is_refusal: true, signature_note: note, signature_recorded_at: work.at },
    )
    await recordAct(
      work,
      'amendment.signature-refused',
      { ctgId, id: amendmentId },
      { number: amendment.number, partyId, before, note },
    )
    return { amendmentId, inForceOn: await applyWhenSigned(work, { ctgId, amendmentId }) }
  },
})
