/** Closes a workshop, or opens it again. Rules: docs/rules/journey.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { withdraw } from '#app/domains/notices/steps.server.ts'
import { checkbox } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { workshopPermissions } from '../permissions.ts'
import { lockWorkshop } from '../store.server.ts'

export const setWorkshopState = command({
  name: 'journey.set-workshop-state',
  permission: workshopPermissions.lead,
  input: { ...workshopKey, isOpen: checkbox() },
  about: lockWorkshop,
  async run(work, { ctgId, workshopId, isOpen }, { question }) {
    await rowOf(work.tx, 'workshop', { ctgId, id: workshopId }).update({ closed_at: isOpen ? null : work.at })
    const subject = { type: 'workshop' as const, id: workshopId }
    if (!isOpen) await withdraw(work, { ctgId, subject })
    const action = isOpen ? 'workshop.reopened' : 'workshop.closed'
    await recordAct(work, action, { ctgId, id: workshopId }, { name: question })
    return { workshopId, isOpen }
  },
})
