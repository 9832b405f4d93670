/** The public page takes comments, or no more: off until a coordination opens them, either one closes them. Rules: docs/rules/comments.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { emptyPublicCache } from '#app/domains/portal/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { checkbox } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { commentPermissions } from '../permissions.ts'

export const setCommentsOpen = command({
  name: 'comments.set-open',
  permission: commentPermissions.moderate,
  input: { isOpen: checkbox() },
  about: wholeCtg,
  async run(work, { ctgId, isOpen }) {
    const { partyId } = requireMembership(work.actor, ctgId)
    const set = {
      ...{ is_open: isOpen, changed_by: work.actor.name, changed_by_party_id: partyId, changed_at: work.at },
    }
    await rowsOf(work.tx, 'comment_setting', { ctg_id: ctgId }).put(set)
    await emptyPublicCache(work.tx, ctgId)
    await recordAct(work, isOpen ? 'comment-setting.opened' : 'comment-setting.closed', { ctgId, id: ctgId })
    return { isOpen }
  },
})
