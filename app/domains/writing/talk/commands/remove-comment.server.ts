/** Takes back one's own comment: its place stays, its words go, and so does what was told of it. Rules: docs/rules/writing.md §7.4. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { withdraw } from '#app/domains/notices/steps.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf, sameCtg } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { tellNodes } from '../../text-log.server.ts'
import type { TextSubjects } from '../../writing.ts'
import { talkPermissions } from '../permissions.ts'
import { readableText } from '../text-at-hand.server.ts'

export const removeCommentWith = (subjects: TextSubjects) =>
  command({
    name: 'writing.remove-comment',
    permission: talkPermissions.removeComment,
    input: { textId: id(), commentId: id() },
    async about(work, { ctgId, textId, commentId }) {
      const { text } = await readableText(work.tx, work.actor, subjects, { ctgId, textId })
      const row = await work.tx
        .selectFrom('text_comment as comment')
        .innerJoin('text_thread as thread', sameCtg('thread.id', 'comment.thread_id'))
        .select(['comment.person_id as personId', 'comment.removed_at as removedAt'])
        .where('comment.ctg_id', '=', ctgId)
        .where('comment.id', '=', commentId)
        .where('thread.ctg_id', '=', ctgId)
        .where('thread.text_id', '=', textId)
        .forUpdate('comment')
        .executeTakeFirst()
      return { ctgId, text, comment: found(row, 'writing.comment-not-found') }
    },
    may: (actor, { comment }) => comment.personId === actor.personId,
    async run(work, { ctgId, textId, commentId }, { text, comment }) {
      refuse('writing', comment.removedAt ? 'comment-removed' : undefined)
      await rowOf(work.tx, 'text_comment', { ctgId, id: commentId }).update({ removed_at: work.at })
      const about = { type: text.subjectType, id: text.subjectId }
      await withdraw(work, { ctgId, subject: about, onceKeys: [`comment:${commentId}`] })
      const detail = { textId, commentId }
      await recordAudit(work, { action: 'text.comment-removed', subject: about, ctgId, detail })
      await tellNodes(work.tx, [{ kind: 'talk', ctgId, textId }])
      return { commentId }
    },
  })
