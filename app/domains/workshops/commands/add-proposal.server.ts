/** Proposes something to the group: what, for which need, with whom. Rules: docs/rules/journey.md §7. */
import { z } from 'zod'
import { requireMembership } from '#app/kernel/actor.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { proposalFields, workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { addToBoard, openOpenWorkshop } from '../store.server.ts'

const name = 'journey.add-proposal'

export const addProposal = command({
  name,
  permission: workshopPermissions.propose,
  input: z.object({ ...workshopKey, ...proposalFields }),
  async run(work, { ctgId, workshopId, ...fields }) {
    const { partyId } = requireMembership(work.actor, ctgId)
    await openOpenWorkshop(work, { ctgId, workshopId }, workshopPermissions.propose, name)
    return addToBoard(work, { ctgId, workshopId }, fields, partyId)
  },
})
