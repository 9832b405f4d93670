/** Takes back a deed recorded by mistake; the journal keeps it. Rules: docs/rules/sppe.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { sppePermissions } from '../permissions.ts'
import { lockDeed } from '../store.server.ts'

export const removeDeed = command({
  name: 'sppe.remove-deed',
  permission: sppePermissions.write,
  input: { deedId: id() },
  about: lockDeed,
  async run(work, { ctgId, deedId }, { kind, doneOn, sentOn, note }) {
    await work.tx.deleteFrom('sppe_deed').where('ctg_id', '=', ctgId).where('id', '=', deedId).execute()
    await recordAct(work, 'sppe.deed-removed', { ctgId, id: ctgId }, { kind, doneOn, sentOn, note })
    return { deedId }
  },
})
