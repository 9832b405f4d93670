/** A coordination sets aside a copy that nobody can verify: it is no signature. Rules: docs/rules/signing.md §2.4. */
import { signingPermissions } from '#app/domains/signing/permissions.ts'
import { sideOf } from '#app/domains/signing/signing.ts'
import { lockCopy, rejectWaitingCopy } from '#app/domains/signing/steps.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'

export const rejectCopy = command({
  name: 'journey.reject-copy',
  permission: signingPermissions.lead,
  input: { copyId: id() },
  about: lockCopy,
  async run(work, { ctgId, copyId }) {
    await rejectWaitingCopy(work, { ctgId, copyId, side: sideOf(work.actor, ctgId) })
    return { copyId }
  },
})
