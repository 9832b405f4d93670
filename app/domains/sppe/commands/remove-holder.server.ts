/** Removes a grouping that holds no mission any more. Rules: docs/rules/sppe.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { sppePermissions } from '../permissions.ts'
import { lockCtg, lockHolder } from '../store.server.ts'

export const removeHolder = command({
  name: 'sppe.remove-holder',
  permission: sppePermissions.write,
  input: { holderId: id() },
  async about(work, input) {
    await lockCtg(work, input)
    return lockHolder(work, input)
  },
  async run(work, { ctgId, holderId }, { name }) {
    const { tx } = work
    const mission = await rowsOf(tx, 'sppe_mission_holder', { ctg_id: ctgId, holder_id: holderId })
      .select(['mission'])
      .limit(1)
      .executeTakeFirst()
    refuse('sppe', mission && 'holder-in-use')
    await tx.deleteFrom('sppe_holder').where('ctg_id', '=', ctgId).where('id', '=', holderId).execute()
    await recordAct(work, 'sppe.holder-removed', { ctgId, id: ctgId }, { name })
    return { holderId }
  },
})
