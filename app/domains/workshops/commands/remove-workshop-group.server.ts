/** Undoes a group: its proposals go back among those to arrange. Rules: docs/rules/journey.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { findGroup, lockWorkshop } from '../store.server.ts'
import { refusalToChange } from '../workshops.ts'

export const removeWorkshopGroup = command({
  name: 'journey.remove-workshop-group',
  permission: workshopPermissions.arrange,
  input: { ...workshopKey, groupId: id() },
  about: lockWorkshop,
  async run(work, { ctgId, workshopId, groupId }, workshop) {
    const key = { ctgId, workshopId }
    refuse('journey', refusalToChange(workshop))
    const { title } = await findGroup(work, key, groupId)
    await rowsOf(work.tx, 'proposal', { ctg_id: ctgId, group_id: groupId }).update({ group_id: null })
    await work.tx.deleteFrom('workshop_group').where('ctg_id', '=', ctgId).where('id', '=', groupId).execute()
    await recordAct(work, 'workshop.group-removed', { ctgId, id: workshopId }, { name: title })
    return { groupId }
  },
})
