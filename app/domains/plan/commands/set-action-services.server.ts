/** Says which services of each party carry the action together. Rules: docs/rules/plan.md §6. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { ids, optionalId } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { openActionAt, requireRows, touchAction } from '../sheet/store.server.ts'
import { saveServices } from '../sheet/store-links.server.ts'

export const setActionServices = command({
  name: 'plan.set-action-services',
  permission: planPermissions.setActionServices,
  /** The lead service is that of the sheet; `coLeadServiceId` leads with it, the others take part. */
  input: z.object({ ...actionKey, serviceIds: ids(), coLeadServiceId: optionalId() }),
  async run(work, { ctgId, actionId, version, serviceIds, coLeadServiceId }) {
    const key = { ctgId, actionId, version }
    const action = await openActionAt(work, key, planPermissions.setActionServices, 'plan.set-action-services')
    await requireRows(work, 'service', ctgId, [...serviceIds, coLeadServiceId])
    await saveServices(work, key, [action.lead_service_id, coLeadServiceId], serviceIds)
    const newVersion = await touchAction(work, key)
    await recordAudit(work, {
      action: 'action.services-set',
      subject: { type: 'action', id: actionId },
      ctgId,
      detail: { serviceIds, coLeadServiceId },
    })
    return { actionId, version: newVersion }
  },
})
