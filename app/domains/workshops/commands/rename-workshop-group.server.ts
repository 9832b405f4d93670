/** Gives a group another title. Rules: docs/rules/journey.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { groupTitle, workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { findGroup, lockWorkshop } from '../store.server.ts'
import { refusalToChange } from '../workshops.ts'

export const renameWorkshopGroup = command({
  name: 'journey.rename-workshop-group',
  permission: workshopPermissions.arrange,
  input: { ...workshopKey, groupId: id(), title: groupTitle() },
  about: lockWorkshop,
  async run(work, { ctgId, workshopId, groupId, title }, workshop) {
    const key = { ctgId, workshopId }
    refuse('journey', refusalToChange(workshop))
    const before = await findGroup(work, key, groupId)
    await rowOf(work.tx, 'workshop_group', { ctgId, id: groupId }).update({ title })
    await recordAct(
      work,
      'workshop.group-renamed',
      { ctgId, id: workshopId },
      { groupId, name: title, before: before.title },
    )
    return { groupId }
  },
})
