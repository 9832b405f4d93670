/** Says every notice read, in one CTG or in all of the person's. Rules: docs/rules/notices.md §2.2. */
import { requireMembership } from '#app/kernel/actor.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'

/** No line in the journal: nothing of the CTG changes. */
export const markAllNotices = command({
  name: 'notices.mark-all-notices',
  permission: 'signed-in',
  input: { ctgId: optionalId() },
  async run({ tx, actor, at }, { ctgId }) {
    const ctgIds =
      ctgId === null ? actor.memberships.map((membership) => membership.ctgId) : [requireMembership(actor, ctgId).ctgId]
    if (ctgIds.length === 0) return { count: 0 }
    const { numUpdatedRows } = await tx
      .updateTable('notice')
      .set({ read_at: at })
      .where('ctg_id', 'in', ctgIds)
      .where('person_id', '=', actor.personId)
      .where('read_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    return { count: Number(numUpdatedRows) }
  },
})
