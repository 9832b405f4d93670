/** Says that what was carried over is still so, for the lines ticked. Rules: docs/rules/facilities.md §4. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id, ids } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { mostFacilities } from '../facilities.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { someYear } from '../inputs.ts'
import { facilitiesPermissions } from '../permissions.ts'

export const confirmYear = command({
  name: 'facilities.confirm-year',
  permission: facilitiesPermissions.write,
  input: z
    .object({ ctgId: id(), year: someYear(), facilityIds: ids(mostFacilities) })
    .refine(({ facilityIds }) => facilityIds.length > 0, {
      path: ['facilityIds'],
      error: inputLabels.oneLine,
    }),
  about: wholeCtg,
  async run(work, { ctgId, year, facilityIds }) {
    const { count: found } = await rowsOf(work.tx, 'facility_year', { ctg_id: ctgId, year })
      .select(({ fn }) => [fn.countAll<string>().as('count')])
      .where('facility_id', 'in', facilityIds)
      .executeTakeFirstOrThrow()
    if (Number(found) < new Set(facilityIds).size) throw new DomainError('not-found', 'facilities.facility-not-found')
    const { numUpdatedRows } = await work.tx
      .updateTable('facility_year')
      .set((eb) => ({
        ...{ is_confirmed: true, written_by: work.actor.name, written_at: work.at },
        version: eb('version', '+', 1),
      }))
      .where('ctg_id', '=', ctgId)
      .where('year', '=', year)
      .where('facility_id', 'in', facilityIds)
      .where('is_confirmed', '=', false)
      .executeTakeFirst()
    const count = Number(numUpdatedRows)
    await recordAct(work, 'facility-year.confirmed', { ctgId, id: ctgId }, { year, count })
    return { year, count }
  },
})
