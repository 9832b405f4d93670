/** Pours the balance of the CTG before into the diagnosis of this one, for every member to read. Rules: docs/rules/renewal.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { findPredecessor } from '#app/domains/ctg/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { computeBalance } from '../balance-queries.server.ts'
import { renewalPermissions } from '../permissions.ts'

export const pourBalance = command({
  name: 'renewal.pour-balance',
  permission: renewalPermissions.renew,
  input: {},
  about: wholeCtg,
  async run(work, { ctgId }) {
    const { tx, actor, at } = work
    const former = await findPredecessor(tx, ctgId)
    if (!former) throw new DomainError('conflict', 'renewal.no-predecessor')
    requireMembership(actor, former.id)
    const balance = await computeBalance(tx, former.id, todayIn(work, former.id))
    const poured = { content: JSON.stringify(balance), poured_by: actor.name, poured_at: at }
    await rowsOf(tx, 'renewal_balance', { ctg_id: ctgId }).put({ former_ctg_id: former.id, ...poured })
    await recordAct(work, 'ctg.balance-poured', { ctgId, id: ctgId }, { formerCtgId: former.id })
    return { actions: balance.actions.total }
  },
})
