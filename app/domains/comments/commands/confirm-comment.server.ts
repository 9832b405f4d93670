/** Her address is hers: the comment waits to be read, and the coordinations are told. Once. Rules: docs/rules/comments.md §2.3. */
import { z } from 'zod'
import { rowOf } from '#app/kernel/rows.server.ts'
import { mailCommand } from '../doors.server.ts'
import { lockUnconfirmed, tellCoordinators } from '../store.server.ts'

export const confirmComment = mailCommand({
  name: 'comments.confirm-comment',
  input: z.object({}),
  async run(work) {
    const key = await lockUnconfirmed(work, work.actor)
    await rowOf(work.tx, 'public_comment', key).update({ state: 'waiting', confirmed_at: work.at })
    await tellCoordinators(work, key.ctgId, 'public-comments', '?etat=waiting')
    return {}
  },
})
