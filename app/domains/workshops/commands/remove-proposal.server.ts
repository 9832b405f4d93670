/** Takes a proposal off the board, unless something was born of it. Rules: docs/rules/journey.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { canChangeProposal, workshopPermissions } from '../permissions.ts'
import { lockProposal } from '../store.server.ts'
import { refusalToChange, refusalToRemove } from '../workshops.ts'

export const removeProposal = command({
  name: 'journey.remove-proposal',
  permission: workshopPermissions.propose,
  input: { ...workshopKey, proposalId: id() },
  about: lockProposal,
  may: (actor, { ctgId, themeId, proposal: { personId } }) =>
    allows(workshopPermissions.propose, actor, { ctgId }) && canChangeProposal(actor, { ctgId, themeId, personId }),
  async run(work, { ctgId, workshopId, proposalId }, { closedAt, proposal }) {
    refuse('journey', refusalToChange({ closedAt }))
    refuse('journey', refusalToRemove(proposal.outcomeCount ?? 0))
    await work.tx.deleteFrom('proposal').where('ctg_id', '=', ctgId).where('id', '=', proposalId).execute()
    const { what, need, who } = proposal
    await recordAct(work, 'workshop.proposal-removed', { ctgId, id: workshopId }, { name: what, need, who })
    return { proposalId }
  },
})
