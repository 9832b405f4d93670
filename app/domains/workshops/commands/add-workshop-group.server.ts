/** Adds a group to the board, with a first proposal or empty. Rules: docs/rules/journey.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { groupTitle, workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { findProposal, lockWorkshop } from '../store.server.ts'
import { refusalToChange } from '../workshops.ts'

export const addWorkshopGroup = command({
  name: 'journey.add-workshop-group',
  permission: workshopPermissions.arrange,
  input: { ...workshopKey, title: groupTitle(), proposalId: optionalId() },
  about: lockWorkshop,
  async run(work, { ctgId, workshopId, title, proposalId }, workshop) {
    const key = { ctgId, workshopId }
    refuse('journey', refusalToChange(workshop))
    const first = proposalId === null ? undefined : await findProposal(work, key, proposalId)
    const last = await rowsOf(work.tx, 'workshop_group', { ctg_id: ctgId, workshop_id: workshopId }).highest('position')
    const groupId = work.newId()
    await rowOf(work.tx, 'workshop_group', { ctgId, id: groupId }).insert({
      workshop_id: workshopId,
      title,
      position: last + 1,
    })
    if (first) await rowOf(work.tx, 'proposal', { ctgId, id: first.id }).update({ group_id: groupId })
    await recordAct(work, 'workshop.group-added', { ctgId, id: workshopId }, { groupId, name: title })
    return { groupId }
  },
})
