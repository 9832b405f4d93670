/** Proposes something to the group: what, for which need, with whom. Rules: docs/rules/journey.md §7. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { proposalFields, workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { openOpenWorkshop } from '../store.server.ts'

const name = 'journey.add-proposal'

export const addProposal = command({
  name,
  permission: workshopPermissions.propose,
  input: z.object({ ...workshopKey, ...proposalFields }),
  async run(work, { ctgId, workshopId, ...fields }) {
    const { partyId } = requireMembership(work.actor, ctgId)
    await openOpenWorkshop(work, { ctgId, workshopId }, workshopPermissions.propose, name)
    const proposalId = work.newId()
    await work.tx
      .insertInto('proposal')
      .values({
        ctg_id: ctgId,
        id: proposalId,
        workshop_id: workshopId,
        ...fields,
        by_name: work.actor.name,
        person_id: work.actor.personId,
        party_id: partyId,
        created_at: work.at,
      })
      .execute()
    const subject = { type: 'workshop' as const, id: workshopId }
    await recordAudit(work, {
      action: 'workshop.proposal-added',
      subject,
      ctgId,
      detail: { proposalId, name: fields.what },
    })
    return { proposalId }
  },
})
