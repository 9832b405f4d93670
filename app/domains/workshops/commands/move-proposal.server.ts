/** Puts a proposal in a group, or back among those to arrange. Rules: docs/rules/journey.md §7. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { id, optionalId } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { findGroup, findProposal, openOpenWorkshop } from '../store.server.ts'

const name = 'journey.move-proposal'

export const moveProposal = command({
  name,
  permission: workshopPermissions.arrange,
  input: z.object({ ...workshopKey, proposalId: id(), groupId: optionalId() }),
  async run(work, { ctgId, workshopId, proposalId, groupId }) {
    const key = { ctgId, workshopId }
    await openOpenWorkshop(work, key, workshopPermissions.arrange, name)
    const proposal = await findProposal(work, key, proposalId)
    const group = groupId === null ? undefined : await findGroup(work, key, groupId)
    await work.tx
      .updateTable('proposal')
      .set({ group_id: groupId })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', proposalId)
      .execute()
    await recordAudit(work, {
      action: 'workshop.proposal-moved',
      subject: { type: 'workshop', id: workshopId },
      ctgId,
      detail: { proposalId, name: proposal.what, group: group?.title ?? null },
    })
    return { proposalId, groupId }
  },
})
