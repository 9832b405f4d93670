/** Corrects the words of a proposal. Rules: docs/rules/journey.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { proposalFields, workshopKey } from '../inputs.ts'
import { canChangeProposal, workshopPermissions } from '../permissions.ts'
import { levelFor, lockProposal } from '../store.server.ts'
import { refusalToChange } from '../workshops.ts'

export const updateProposal = command({
  name: 'journey.update-proposal',
  permission: workshopPermissions.propose,
  input: { ...workshopKey, proposalId: id(), version: version(), ...proposalFields },
  about: lockProposal,
  may: (actor, { ctgId, themeId, proposal: { personId } }) =>
    allows(workshopPermissions.propose, actor, { ctgId }) && canChangeProposal(actor, { ctgId, themeId, personId }),
  async run(work, { ctgId, workshopId, proposalId, version: readVersion, ...typed }, board) {
    const { closedAt, proposal } = board
    refuse('journey', refusalToChange({ closedAt }))
    const fields = { ...typed, level: levelFor(board, typed.level) }
    const before = { what: proposal.what, need: proposal.need, who: proposal.who, level: proposal.level }
    if (proposal.version !== readVersion) throw changedMeanwhile('journey', before, fields)
    await rowOf(work.tx, 'proposal', { ctgId, id: proposalId }).update({ ...fields, version: proposal.version + 1 })
    await recordAct(
      work,
      'workshop.proposal-corrected',
      { ctgId, id: workshopId },
      { proposalId, name: fields.what, before },
    )
    return { proposalId }
  },
})
