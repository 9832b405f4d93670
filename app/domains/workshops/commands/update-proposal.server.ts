/** Corrects the words of a proposal. Rules: docs/rules/journey.md §7. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { authorize } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { proposalFields, workshopKey } from '../inputs.ts'
import { canChangeProposal, workshopPermissions } from '../permissions.ts'
import { findProposal, openOpenWorkshop } from '../store.server.ts'

const name = 'journey.update-proposal'

export const updateProposal = command({
  name,
  permission: workshopPermissions.propose,
  input: z.object({ ...workshopKey, proposalId: id(), version: version(), ...proposalFields }),
  async run(work, { ctgId, workshopId, proposalId, version: readVersion, ...fields }) {
    const key = { ctgId, workshopId }
    const { themeId } = await openOpenWorkshop(work, key, workshopPermissions.propose, name)
    const proposal = await findProposal(work, key, proposalId)
    authorize(canChangeProposal(work.actor, { ctgId, themeId, personId: proposal.personId }), name)
    const before = { what: proposal.what, need: proposal.need, who: proposal.who }
    if (proposal.version !== readVersion) throw changedMeanwhile('journey', before, fields)
    await work.tx
      .updateTable('proposal')
      .set({ ...fields, version: proposal.version + 1 })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', proposalId)
      .execute()
    await recordAudit(work, {
      action: 'workshop.proposal-corrected',
      subject: { type: 'workshop', id: workshopId },
      ctgId,
      detail: { proposalId, name: fields.what, before },
    })
    return { proposalId }
  },
})
