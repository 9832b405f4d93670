/** Describes a facility in one year, or corrects what was said of it. The other years stay as they are. Rules: docs/rules/facilities.md §1. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { emptyToNull, id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { kinds } from '../facilities.ts'
import { someYear, yearFields } from '../inputs.ts'
import { facilitiesPermissions } from '../permissions.ts'
import { findYear, lockFacility, refuseIfChanged, writeYears } from '../store.server.ts'

export const describeYear = command({
  name: 'facilities.describe-year',
  permission: facilitiesPermissions.write,
  input: {
    facilityId: id(),
    year: someYear(),
    /** Empty for a year nobody has described yet. */
    version: z.preprocess(emptyToNull, z.coerce.number().int().min(1).nullable()).prefault(''),
    ...yearFields,
  },
  about: lockFacility,
  async run(work, { ctgId, facilityId, year, version, ...typed }, facility) {
    const described = { ...typed, places: kinds[facility.kind].hasPlaces ? typed.places : null }
    const before = await findYear(work, { ctgId, facilityId, year })
    refuseIfChanged(before, described, version)
    await writeYears(work, { ctgId, year }, [{ facilityId, ...described }])
    const detail = { name: facility.name, year, placesBefore: before?.places ?? null, places: described.places }
    await recordAct(work, 'facility.described', { ctgId, id: facilityId }, detail)
    return { facilityId }
  },
})
