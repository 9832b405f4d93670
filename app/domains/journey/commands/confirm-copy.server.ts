/** A coordination confirms a copy that nobody can verify; the second one makes it a signature. Rules: docs/rules/signing.md §2.4. */
import { signingPermissions } from '#app/domains/signing/permissions.ts'
import { sideOf } from '#app/domains/signing/signing.ts'
import { confirmWaitingCopy, lockCopy } from '#app/domains/signing/steps.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { reachConventionMilestones } from '../convention-milestones.server.ts'

export const confirmCopy = command({
  name: 'journey.confirm-copy',
  permission: signingPermissions.lead,
  input: { copyId: id() },
  about: lockCopy,
  async run(work, { ctgId, copyId }) {
    const signed = await confirmWaitingCopy(work, { ctgId, copyId, side: sideOf(work.actor, ctgId) })
    if (signed?.convention) await reachConventionMilestones(work, ctgId, signed.convention)
    return { copyId, isSigned: signed !== undefined }
  },
})
