/** « Suivre une action »: the address is confirmed by a link; whether it follows already is told to nobody. Rules: docs/rules/comments.md §6. */
import { z } from 'zod'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { visitorCommand } from '../doors.server.ts'
import { followFields } from '../inputs.ts'
import { mayWriteTo, oweMails } from '../store.server.ts'
import { titleOf } from './write-comment.server.ts'

export const followAction = visitorCommand({
  name: 'comments.follow-action',
  input: z.object(followFields),
  async run(work, { website, actionKey, email }) {
    const { ctgId, page } = work.actor
    if (website !== '') return {}
    const action_title = titleOf(page, actionKey)
    const followed = await rowsOf(work.tx, 'action_follower', {
      ctg_id: ctgId,
      action_key: actionKey,
      email,
      stopped_at: null,
    })
      .select(['id'])
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst()
    if (followed || !(await mayWriteTo(work, ctgId, email))) return {}
    const followerId = work.newId()
    const follower = { action_key: actionKey, action_title, email, asked_at: work.at, told_edition: page.edition }
    await rowOf(work.tx, 'action_follower', { ctgId, id: followerId }).insert({ ...follower })
    await oweMails(work, ctgId, 'follow-confirm', [{ followerId }])
    return {}
  },
})
