/** A party does not sign; it may join later by amendment, and the others may then be complete. Rules: docs/rules/convention.md §4. */
import { conventionPermissions } from '#app/domains/convention/permissions.ts'
import { saveSignature } from '#app/domains/convention/steps.server.ts'
import { id, optionalText } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { reachConventionMilestones } from '../convention-milestones.server.ts'

export const recordRefusal = command({
  name: 'journey.record-refusal',
  permission: conventionPermissions.write,
  input: { partyId: id(), note: optionalText(1000) },
  about: wholeCtg,
  async run(work, { ctgId, partyId, note }) {
    const refusal = { versionId: null, signedOn: null, signedBy: '', signedAs: '', note }
    const convention = await saveSignature(work, { ctgId, partyId, signature: refusal })
    return reachConventionMilestones(work, ctgId, convention)
  },
})
