/** An amendment is given up: in preparation it goes; frozen, its number stays taken and it is said withdrawn. Rules: docs/rules/amendments.md §1.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToWithdraw } from '../amendments.ts'
import { amendmentPermissions } from '../permissions.ts'
import { lockAmendment } from '../store.server.ts'

export const withdrawAmendment = command({
  name: 'convention.withdraw-amendment',
  permission: amendmentPermissions.write,
  input: { amendmentId: id() },
  about: lockAmendment,
  async run(work, { ctgId, amendmentId }, { amendment }) {
    refuse('convention', refusalToWithdraw(amendment))
    const { tx, at, actor } = work
    if (amendment.number === null) await rowOf(tx, 'amendment', { ctgId, id: amendmentId }).remove()
    else await rowOf(tx, 'amendment', { ctgId, id: amendmentId }).update({ withdrawn_at: at, withdrawn_by: actor.name })
    const { number, motive } = amendment
    await recordAct(work, 'amendment.withdrawn', { ctgId, id: amendmentId }, { number, motive })
    return { amendmentId }
  },
})
