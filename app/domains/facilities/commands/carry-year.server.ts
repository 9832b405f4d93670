/** Carries a year over to the next, to be confirmed line by line; what is already described stays. Rules: docs/rules/facilities.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { refusalToCarry } from '../facilities.ts'
import { someYear } from '../inputs.ts'
import { facilitiesPermissions } from '../permissions.ts'

export const carryYear = command({
  name: 'facilities.carry-year',
  permission: facilitiesPermissions.lead,
  input: { from: someYear() },
  about: wholeCtg,
  async run(work, { ctgId, from }) {
    const to = from + 1
    const carried = await work.tx
      .insertInto('facility_year')
      .columns([
        ...(['ctg_id', 'facility_id', 'year', 'state', 'places', 'opening', 'operator', 'operator_kind'] as const),
        ...(['has_cof', 'source', 'note', 'is_confirmed', 'written_by', 'written_at'] as const),
      ])
      .expression((eb) =>
        eb
          .selectFrom('facility_year as before')
          .select(['before.ctg_id', 'before.facility_id', eb.val(to).$castTo<number>().as('year'), 'before.state'])
          .select(['before.places', 'before.opening', 'before.operator', 'before.operator_kind', 'before.has_cof'])
          .select(['before.source', 'before.note', eb.lit(false).as('is_confirmed')])
          .select([eb.val(work.actor.name).as('written_by'), eb.val(work.at).as('written_at')])
          .where('before.ctg_id', '=', ctgId)
          .where('before.year', '=', from)
          .where('before.state', '<>', 'closed'),
      )
      .onConflict((conflict) => conflict.columns(['ctg_id', 'facility_id', 'year']).doNothing())
      .executeTakeFirst()
    const count = Number(carried.numInsertedOrUpdatedRows ?? 0)
    refuse('facilities', refusalToCarry(count))
    await recordAct(work, 'facility-year.carried', { ctgId, id: ctgId }, { from, to, count })
    return { year: to, count }
  },
})
