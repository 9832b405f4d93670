/** Puts a proposal in a group, or back among those to arrange. Rules: docs/rules/journey.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, optionalId } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { findGroup, findProposal, lockWorkshop } from '../store.server.ts'
import { refusalToChange } from '../workshops.ts'

export const moveProposal = command({
  name: 'journey.move-proposal',
  permission: workshopPermissions.arrange,
  input: { ...workshopKey, proposalId: id(), groupId: optionalId() },
  about: lockWorkshop,
  async run(work, { ctgId, workshopId, proposalId, groupId }, workshop) {
    const key = { ctgId, workshopId }
    refuse('journey', refusalToChange(workshop))
    const proposal = await findProposal(work, key, proposalId)
    const group = groupId === null ? undefined : await findGroup(work, key, groupId)
    await rowOf(work.tx, 'proposal', { ctgId, id: proposalId }).update({ group_id: groupId })
    await recordAct(
      work,
      'workshop.proposal-moved',
      { ctgId, id: workshopId },
      { proposalId, name: proposal.what, group: group?.title ?? null },
    )
    return { proposalId, groupId }
  },
})
