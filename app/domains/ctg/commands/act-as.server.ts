/** « Vous agissez pour… » : a person with several mandates chooses under which one she acts. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'

import { ctgPermissions } from '../permissions.ts'

export const actAs = command({
  name: 'ctg.act-as',
  permission: ctgPermissions.actAs,
  input: { memberId: id() },
  about: wholeCtg,
  async run(work, { ctgId, memberId }) {
    const { tx, actor } = work
    const mandate = await rowsOf(tx, 'member', { ctg_id: ctgId, id: memberId, person_id: actor.personId })
      .select(['id'])
      .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', parisDay(work.at))]))
      .executeTakeFirst()
    found(mandate, 'ctg.mandate-not-found')
    await rowsOf(tx, 'acting_as', { person_id: actor.personId, ctg_id: ctgId }).put({ member_id: memberId })
    await recordAct(work, 'member.acting-chosen', { ctgId, id: memberId })
    return { memberId }
  },
})
