/** Takes a proposal off the board, unless something was born of it. Rules: docs/rules/journey.md §7. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { authorize, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { canChangeProposal, workshopPermissions } from '../permissions.ts'
import { findProposal, openOpenWorkshop } from '../store.server.ts'
import { refusalToRemove } from '../workshops.ts'

const name = 'journey.remove-proposal'

export const removeProposal = command({
  name,
  permission: workshopPermissions.propose,
  input: z.object({ ...workshopKey, proposalId: id() }),
  async run(work, { ctgId, workshopId, proposalId }) {
    const key = { ctgId, workshopId }
    const { themeId } = await openOpenWorkshop(work, key, workshopPermissions.propose, name)
    const proposal = await findProposal(work, key, proposalId)
    authorize(canChangeProposal(work.actor, { ctgId, themeId, personId: proposal.personId }), name)
    refuse('journey', refusalToRemove(proposal.outcomeCount ?? 0))
    await work.tx.deleteFrom('proposal').where('ctg_id', '=', ctgId).where('id', '=', proposalId).execute()
    const { what, need, who } = proposal
    await recordAudit(work, {
      action: 'workshop.proposal-removed',
      subject: { type: 'workshop', id: workshopId },
      ctgId,
      detail: { name: what, need, who },
    })
    return { proposalId }
  },
})
