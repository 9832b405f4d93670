/** A party answers a comment that shows, in its colour; each its own, written again it replaces the former. Rules: docs/rules/comments.md §3.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { emptyPublicCache } from '#app/domains/portal/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToReply } from '../comments.ts'
import { commentLabels as t } from '../labels.fr.ts'
import { commentPermissions } from '../permissions.ts'
import { lockComment, oweMails } from '../store.server.ts'

export const replyToComment = command({
  name: 'comments.reply',
  permission: commentPermissions.moderate,
  input: { commentId: id(), body: line(t.reply.missing, 2000) },
  about: lockComment,
  async run(work, { ctgId, commentId, body }, { comment }) {
    refuse('comments', refusalToReply(comment.state))
    const { partyId } = requireMembership(work.actor, ctgId)
    const reply = { body, written_by: work.actor.name, written_at: work.at }
    await rowsOf(work.tx, 'public_comment_reply', { ctg_id: ctgId, comment_id: commentId, party_id: partyId }).put(
      reply,
    )
    await emptyPublicCache(work.tx, ctgId)
    await oweMails(work, ctgId, 'replied', [{ commentId }])
    await recordAct(work, 'public-comment.answered', { ctgId, id: commentId }, { body })
    return { commentId }
  },
})
