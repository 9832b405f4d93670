/** Whoever received the mail did not write it, or thinks better of it: nothing of it stays. Rules: docs/rules/comments.md §2.3. */
import { z } from 'zod'
import { rowOf } from '#app/kernel/rows.server.ts'
import { mailCommand } from '../doors.server.ts'
import { lockUnconfirmed } from '../store.server.ts'

export const eraseComment = mailCommand({
  name: 'comments.erase-comment',
  input: z.object({}),
  runsWhenArchived: true,
  async run(work) {
    const { ctgId, id } = await lockUnconfirmed(work, work.actor)
    await rowOf(work.tx, 'public_comment', { ctgId, id }).remove()
    return {}
  },
})
