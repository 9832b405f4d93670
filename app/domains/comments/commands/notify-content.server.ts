/** « Signaler »: a notice of content, its receipt by mail, the coordinations told. Rules: docs/rules/comments.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { visitorCommand } from '../doors.server.ts'
import { contentNoticeInput } from '../inputs.ts'
import { mayWriteTo, oweMails, tellCoordinators } from '../store.server.ts'

export const notifyContent = visitorCommand({
  name: 'comments.notify-content',
  runsWhenArchived: true,
  input: contentNoticeInput,
  async run(work, { website, commentId, address, grounds, isChildProtection, name, email }) {
    if (website !== '') return {}
    const { ctgId } = work.actor
    const noticeId = work.newId()
    const comment = commentId === null ? undefined : await findComment(work, ctgId, commentId)
    const sent = { address, grounds, is_child_protection: isChildProtection, name, email }
    await rowOf(work.tx, 'content_notice', { ctgId, id: noticeId }).insert({
      comment_id: comment?.id ?? null,
      ...sent,
      received_at: work.at,
    })
    if (email !== null && (await mayWriteTo(work, ctgId, email))) await oweMails(work, ctgId, 'receipt', [{ noticeId }])
    await tellCoordinators(work, ctgId, 'content-notice', '?etat=notices')
    await recordAct(work, 'content-notice.received', { ctgId, id: noticeId })
    return {}
  },
})

/** A comment that shows, or did: what nobody read is not there for a stranger. */
const findComment = ({ tx }: Parameters<typeof oweMails>[0], ctgId: string, id: string) =>
  rowsOf(tx, 'public_comment', { ctg_id: ctgId, id })
    .select(['id'])
    .where('state', 'in', ['shown', 'hidden'])
    .executeTakeFirst()
