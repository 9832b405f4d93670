/** A copy signed on paper: its scan is filed, and whoever files it certifies that it is conform. Rules: docs/rules/signing.md §2.2. */
import { signingPermissions } from '#app/domains/signing/permissions.ts'
import { copyFields, isConform } from '#app/domains/signing/signing.ts'
import { savePaperCopy } from '#app/domains/signing/steps.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { reachConventionMilestones } from '../convention-milestones.server.ts'

export const filePaperCopy = command({
  name: 'journey.file-paper-copy',
  permission: signingPermissions.lead,
  input: { ...copyFields, isConform },
  about: wholeCtg,
  async run(work, { isConform: _isConform, ...signed }) {
    const { convention, copyId, state } = await savePaperCopy(work, signed)
    if (convention) await reachConventionMilestones(work, signed.ctgId, convention)
    return { copyId, state }
  },
})
