/** Erases a signature or a refusal recorded by mistake, before the amendment is in force. Rules: docs/rules/amendments.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { amendmentPermissions } from '../permissions.ts'
import { noSignature, requireSigning, setSignatory } from '../signatory-row.server.ts'
import { lockAmendment } from '../store.server.ts'

export const eraseAmendmentSignature = command({
  name: 'convention.erase-amendment-signature',
  permission: amendmentPermissions.write,
  input: { amendmentId: id(), partyId: id() },
  about: lockAmendment,
  async run(work, { ctgId, amendmentId, partyId }, { amendment }) {
    const { signature: before } = requireSigning(amendment, partyId, 'awaited')
    await setSignatory(work, { ctgId, amendmentId, partyId }, noSignature)
    await recordAct(
      work,
      'amendment.signature-erased',
      { ctgId, id: amendmentId },
      { number: amendment.number, partyId, before },
    )
    return { amendmentId }
  },
})
