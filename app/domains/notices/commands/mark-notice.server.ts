/** Says a notice read, or not yet. Rules: docs/rules/notices.md §2.2. */
import { found } from '#app/kernel/errors.ts'
import { checkbox, id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'

/** No line in the journal: nothing of the CTG changes. */
export const markNotice = command({
  name: 'notices.mark-notice',
  permission: 'signed-in',
  input: { ctgId: id(), noticeId: id(), isRead: checkbox() },
  async run({ tx, actor, at }, { ctgId, noticeId, isRead }) {
    const marked = await rowsOf(tx, 'notice', { ctg_id: ctgId, id: noticeId, person_id: actor.personId }).change(
      { read_at: isRead ? at : null },
      ['id'],
    )
    found(marked, 'notices.notice-not-found')
    return { noticeId, isRead }
  },
})
