/** Closes a workshop, or opens it again. Rules: docs/rules/journey.md §7. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { withdraw } from '#app/domains/notices/steps.server.ts'
import { checkbox } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { openWorkshopFor } from '../store.server.ts'

const name = 'journey.set-workshop-state'

export const setWorkshopState = command({
  name,
  permission: workshopPermissions.lead,
  input: z.object({ ...workshopKey, isOpen: checkbox() }),
  async run(work, { ctgId, workshopId, isOpen }) {
    const { question } = await openWorkshopFor(work, { ctgId, workshopId }, workshopPermissions.lead, name)
    await work.tx
      .updateTable('workshop')
      .set({ closed_at: isOpen ? null : work.at })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', workshopId)
      .execute()
    const subject = { type: 'workshop' as const, id: workshopId }
    if (!isOpen) await withdraw(work, { ctgId, subject })
    const action = isOpen ? 'workshop.reopened' : 'workshop.closed'
    await recordAudit(work, { action, subject, ctgId, detail: { name: question } })
    return { workshopId, isOpen }
  },
})
