/** Proposes something to the group: what, for which need, with whom. Rules: docs/rules/journey.md §7. */
import { requireMembership } from '#app/kernel/actor.ts'
import { refuse } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { proposalFields, workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { addToBoard, levelFor, lockWorkshop } from '../store.server.ts'
import { refusalToChange } from '../workshops.ts'

export const addProposal = command({
  name: 'journey.add-proposal',
  permission: workshopPermissions.propose,
  input: { ...workshopKey, ...proposalFields },
  about: lockWorkshop,
  async run(work, { ctgId, workshopId, ...fields }, workshop) {
    const { partyId } = requireMembership(work.actor, ctgId)
    refuse('journey', refusalToChange(workshop))
    const words = { ...fields, level: levelFor(workshop, fields.level) }
    return addToBoard(work, { ctgId, workshopId }, words, partyId)
  },
})
