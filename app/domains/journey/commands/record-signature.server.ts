/** A party has signed; the last signature on the same version signs the CTG. Rules: docs/rules/convention.md §4. */
import { z } from 'zod'
import { conventionPermissions } from '#app/domains/convention/permissions.ts'
import { saveSignature } from '#app/domains/convention/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { day, id, optionalId, optionalText } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { reachConventionMilestones } from '../convention-milestones.server.ts'

export const recordSignature = command({
  name: 'journey.record-signature',
  permission: conventionPermissions.recordSignature,
  input: z.object({
    ctgId: id(),
    partyId: id(),
    versionId: optionalId(),
    signedOn: day('Indiquez le jour de la signature.'),
    signedBy: optionalText(200),
    signedAs: optionalText(200),
    note: optionalText(1000),
  }),
  async run(work, { ctgId, partyId, ...signature }) {
    requireMembership(work.actor, ctgId)
    authorize(allows(conventionPermissions.recordSignature, work.actor, { ctgId }), 'journey.record-signature')
    const convention = await saveSignature(work, { ctgId, partyId, signature })
    return reachConventionMilestones(work, ctgId, convention)
  },
})
