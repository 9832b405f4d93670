/** « Vous agissez pour… » : a person with several mandates chooses under which one she acts. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'

import { ctgPermissions } from '../permissions.ts'

export const actAs = command({
  name: 'ctg.act-as',
  permission: ctgPermissions.actAs,
  input: { ctgId: id(), memberId: id() },
  about: wholeCtg,
  runsWhenArchived: true,
  async run(work, { ctgId, memberId }) {
    const { tx, actor } = work
    const mandate = await tx
      .selectFrom('member')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .where('id', '=', memberId)
      .where('person_id', '=', actor.personId)
      .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', parisDay(work.at))]))
      .executeTakeFirst()
    found(mandate, 'ctg.mandate-not-found')
    await tx
      .insertInto('acting_as')
      .values({ person_id: actor.personId, ctg_id: ctgId, member_id: memberId })
      .onConflict((conflict) => conflict.columns(['person_id', 'ctg_id']).doUpdateSet({ member_id: memberId }))
      .execute()
    await recordAct(work, 'member.acting-chosen', { ctgId, id: memberId })
    return { memberId }
  },
})
