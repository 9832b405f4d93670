/** Describes a facility for the first time, in one year. Rules: docs/rules/facilities.md §1, §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { isOfPeople, kinds } from '../facilities.ts'
import { identityFields, someYear, yearFields } from '../inputs.ts'
import { facilitiesLabels } from '../labels.fr.ts'
import { facilitiesPermissions } from '../permissions.ts'
import { requireCommune, writeYears } from '../store.server.ts'

export const addFacility = command({
  name: 'facilities.add-facility',
  permission: facilitiesPermissions.write,
  input: { year: someYear(), ...identityFields, ...yearFields },
  about: wholeCtg,
  async run(work, { ctgId, year, kind, name, communeCode, address, ...described }) {
    await requireCommune(work, ctgId, communeCode)
    const facilityId = work.newId()
    // Of people at home, neither name nor address.
    const identity = isOfPeople(kind) ? { name: facilitiesLabels.kind[kind], address: '' } : { name, address }
    await rowOf(work.tx, 'facility', { ctgId, id: facilityId }).insert({
      kind,
      commune_code: communeCode,
      ...identity,
      ...{ created_by: work.actor.name, created_at: work.at },
    })
    const places = kinds[kind].hasPlaces ? described.places : null
    await writeYears(work, { ctgId, year }, [{ facilityId, ...described, places }])
    await recordAct(work, 'facility.added', { ctgId, id: facilityId }, { name: identity.name, year })
    return { facilityId }
  },
})
