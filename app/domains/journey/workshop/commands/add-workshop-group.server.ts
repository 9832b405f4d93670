/** Adds a group to the board. Rules: docs/rules/journey.md §9. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { groupTitle, workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { openOpenWorkshop } from '../store.server.ts'

const name = 'journey.add-workshop-group'

export const addWorkshopGroup = command({
  name,
  permission: workshopPermissions.arrange,
  input: z.object({ ...workshopKey, title: groupTitle() }),
  async run(work, { ctgId, workshopId, title }) {
    await openOpenWorkshop(work, { ctgId, workshopId }, workshopPermissions.arrange, name)
    const { last } = await work.tx
      .selectFrom('workshop_group')
      .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
      .where('ctg_id', '=', ctgId)
      .where('workshop_id', '=', workshopId)
      .executeTakeFirstOrThrow()
    const groupId = work.newId()
    await work.tx
      .insertInto('workshop_group')
      .values({ ctg_id: ctgId, id: groupId, workshop_id: workshopId, title, position: Number(last) + 1 })
      .execute()
    const subject = { type: 'workshop' as const, id: workshopId }
    await recordAudit(work, { action: 'workshop.group-added', subject, ctgId, detail: { groupId, name: title } })
    return { groupId }
  },
})
