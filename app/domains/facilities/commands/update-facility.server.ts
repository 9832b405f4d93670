/** Corrects what a facility is, whatever the year: its name, its kind, where it stands. Rules: docs/rules/facilities.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { id, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { isOfPeople } from '../facilities.ts'
import { identityFields } from '../inputs.ts'
import { facilitiesLabels } from '../labels.fr.ts'
import { facilitiesPermissions } from '../permissions.ts'
import { lockFacility, requireCommune } from '../store.server.ts'

export const updateFacility = command({
  name: 'facilities.update-facility',
  permission: facilitiesPermissions.write,
  input: { facilityId: id(), version: version(), ...identityFields },
  about: lockFacility,
  async run(work, { ctgId, facilityId, version: openedOn, ...typed }, before) {
    const { kind, name, communeCode, address } = before
    if (before.version !== openedOn) throw changedMeanwhile('facilities', { kind, name, communeCode, address }, typed)
    await requireCommune(work, ctgId, typed.communeCode)
    const identity = isOfPeople(typed.kind)
      ? { name: facilitiesLabels.kind[typed.kind], address: '' }
      : { name: typed.name, address: typed.address }
    await rowOf(work.tx, 'facility', { ctgId, id: facilityId }).update({
      ...identity,
      kind: typed.kind,
      commune_code: typed.communeCode,
      version: before.version + 1,
    })
    await recordAct(work, 'facility.updated', { ctgId, id: facilityId }, { name: identity.name, before: name })
    return { facilityId }
  },
})
