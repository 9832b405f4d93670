/** Takes back what the coordination said of an answer: what Trame finds then counts again. Rules: docs/rules/sppe.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { sppePermissions } from '../permissions.ts'
import { lockTie } from '../store.server.ts'

export const removeTie = command({
  name: 'sppe.remove-tie',
  permission: sppePermissions.write,
  input: { tieId: id() },
  about: lockTie,
  async run(work, { ctgId, tieId }, { ctgId: _, id: __, ...before }) {
    await work.tx.deleteFrom('sppe_tie').where('ctg_id', '=', ctgId).where('id', '=', tieId).execute()
    await recordAct(work, 'sppe.tie-removed', { ctgId, id: ctgId }, before)
    return { tieId }
  },
})
