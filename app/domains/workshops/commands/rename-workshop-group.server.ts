/** Gives a group another title. Rules: docs/rules/journey.md §7. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { groupTitle, workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { findGroup, openOpenWorkshop } from '../store.server.ts'

const name = 'journey.rename-workshop-group'

export const renameWorkshopGroup = command({
  name,
  permission: workshopPermissions.arrange,
  input: z.object({ ...workshopKey, groupId: id(), title: groupTitle() }),
  async run(work, { ctgId, workshopId, groupId, title }) {
    const key = { ctgId, workshopId }
    await openOpenWorkshop(work, key, workshopPermissions.arrange, name)
    const before = await findGroup(work, key, groupId)
    await work.tx
      .updateTable('workshop_group')
      .set({ title })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', groupId)
      .execute()
    await recordAudit(work, {
      action: 'workshop.group-renamed',
      subject: { type: 'workshop', id: workshopId },
      ctgId,
      detail: { groupId, name: title, before: before.title },
    })
    return { groupId }
  },
})
