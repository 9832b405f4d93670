/** Says which services of each party carry the action together. Rules: docs/rules/plan.md §6. */
import { ids, optionalId } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { onSheet, planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { applyPatch } from '../sheet/apply.server.ts'
import { lockSheet } from '../sheet/sheets.server.ts'
import { requireRows, requireVersion } from '../sheet/store.server.ts'

export const setActionServices = command({
  name: 'plan.set-action-services',
  permission: planPermissions.setActionServices,
  /** The lead service is that of the sheet; `coLeadServiceId` leads with it, the others take part. */
  input: { ...actionKey, serviceIds: ids(), coLeadServiceId: optionalId() },
  about: lockSheet,
  may: onSheet(planPermissions.setActionServices),
  async run(work, { ctgId, actionId, version, serviceIds, coLeadServiceId }, before) {
    requireVersion(before, version)
    await requireRows(work, 'service', ctgId, [...serviceIds, coLeadServiceId])
    const leadServiceIds = coLeadServiceId === null ? [] : [coLeadServiceId]
    const saved = await applyPatch(work, ctgId, {
      change: { before, patch: { leadServiceIds, otherServiceIds: serviceIds }, isTouched: true },
      line: () => ({ action: 'action.services-set', detail: { serviceIds, coLeadServiceId } }),
    })
    return { actionId, version: saved.version }
  },
})
