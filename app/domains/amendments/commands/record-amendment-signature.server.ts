/** A party has signed the amendment; the last signature puts it in force. Rules: docs/rules/amendments.md §4. */
import { day, id, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { amendmentPermissions } from '../permissions.ts'
import { saveAmendmentSignature } from '../steps.server.ts'
import { lockAmendment } from '../store.server.ts'

export const recordAmendmentSignature = command({
  name: 'convention.record-amendment-signature',
  permission: amendmentPermissions.write,
  input: {
    amendmentId: id(),
    partyId: id(),
    signedOn: day(inputLabels.signedOn),
    signedBy: optionalText(200),
    signedAs: optionalText(200),
    note: optionalText(1000),
  },
  about: lockAmendment,
  async run(work, { ctgId, amendmentId, partyId, ...signature }) {
    return { amendmentId, inForceOn: await saveAmendmentSignature(work, { ctgId, amendmentId, partyId, signature }) }
  },
})
