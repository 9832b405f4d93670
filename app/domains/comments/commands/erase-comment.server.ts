/** Whoever received the mail did not write it, or thinks better of it: nothing of it stays. Rules: docs/rules/comments.md §2.3. */
import { z } from 'zod'
import { found, refuse } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { mailCommand } from '../doors.server.ts'

export const eraseComment = mailCommand({
  name: 'comments.erase-comment',
  input: z.object({}),
  runsWhenArchived: true,
  async run(work) {
    const { ctgId, link } = work.actor
    const id = found(link.kind === 'confirm' ? (link.commentId ?? undefined) : undefined, 'comments.link-not-found')
    const erased = await rowsOf(work.tx, 'public_comment', { ctg_id: ctgId, id, state: 'unconfirmed' }).take(['id'])
    refuse('comments', erased ? undefined : 'already-confirmed')
    return {}
  },
})
