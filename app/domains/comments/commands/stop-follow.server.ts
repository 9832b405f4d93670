/** No more mails about an action: the address is erased, at once, without sign-in (RFC 8058). Rules: docs/rules/comments.md §6.3. */
import { z } from 'zod'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { mailCommand } from '../doors.server.ts'

export const stopFollow = mailCommand({
  name: 'comments.stop-follow',
  input: z.object({}),
  runsWhenArchived: true,
  async run(work) {
    const { ctgId, link } = work.actor
    const id = found(link.followerId ?? undefined, 'comments.link-not-found')
    await rowsOf(work.tx, 'action_follower', { ctg_id: ctgId, id, stopped_at: null }).update({
      email: null,
      stopped_at: work.at,
    })
    return {}
  },
})
