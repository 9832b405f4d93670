/** Takes away a facility added by mistake, with all its years; the journal keeps its name. Rules: docs/rules/facilities.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { facilitiesPermissions } from '../permissions.ts'
import { lockFacility } from '../store.server.ts'

export const removeFacility = command({
  name: 'facilities.remove-facility',
  permission: facilitiesPermissions.lead,
  input: { facilityId: id() },
  about: lockFacility,
  async run(work, { ctgId, facilityId }, { name, kind }) {
    await work.tx.deleteFrom('facility').where('ctg_id', '=', ctgId).where('id', '=', facilityId).execute()
    await recordAct(work, 'facility.removed', { ctgId, id: facilityId }, { name, kind })
    return { facilityId }
  },
})
