/** A party has signed; the last signature on the same version signs the CTG. Rules: docs/rules/convention.md §4. */
import { conventionPermissions } from '#app/domains/convention/permissions.ts'
import { saveSignature } from '#app/domains/convention/steps.server.ts'
import { day, id, optionalId, optionalText } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { reachConventionMilestones } from '../convention-milestones.server.ts'
import { inputLabels } from '../input-labels.fr.ts'

export const recordSignature = command({
  name: 'journey.record-signature',
  permission: conventionPermissions.write,
  input: {
    partyId: id(),
    versionId: optionalId(),
    signedOn: day(inputLabels.signedOn),
    signedBy: optionalText(200),
    signedAs: optionalText(200),
    note: optionalText(1000),
  },
  about: wholeCtg,
  async run(work, { ctgId, partyId, ...signature }) {
    const convention = await saveSignature(work, { ctgId, partyId, signature })
    return reachConventionMilestones(work, ctgId, convention)
  },
})
