/** Her address is hers: the comment waits to be read, and the coordinations are told. Once. Rules: docs/rules/comments.md §2.3. */
import { z } from 'zod'
import { found, refuse } from '#app/kernel/errors.ts'
import { mailCommand } from '../doors.server.ts'
import { tellCoordinators } from '../store.server.ts'

export const confirmComment = mailCommand({
  name: 'comments.confirm-comment',
  input: z.object({}),
  async run(work) {
    const { ctgId, link } = work.actor
    const id = found(link.kind === 'confirm' ? (link.commentId ?? undefined) : undefined, 'comments.link-not-found')
    const confirmed = await work.tx
      .updateTable('public_comment')
      .set({ state: 'waiting', confirmed_at: work.at })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', id)
      .where('state', '=', 'unconfirmed')
      .returning('id')
      .executeTakeFirst()
    refuse('comments', confirmed ? undefined : 'already-confirmed')
    await tellCoordinators(work, ctgId, 'public-comments', '?etat=waiting')
    return {}
  },
})
