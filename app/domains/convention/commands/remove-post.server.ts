/** Removes a post of coordination; frozen versions keep it. Rules: docs/rules/convention.md §6.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockPost } from '../posts/post-store.server.ts'

export const removePost = command({
  name: 'convention.remove-post',
  permission: conventionPermissions.write,
  input: { postId: id() },
  about: lockPost,
  async run(work, { ctgId, postId }, { title }) {
    await work.tx.deleteFrom('coordination_post').where('ctg_id', '=', ctgId).where('id', '=', postId).execute()
    await recordAct(work, 'coordination-post.removed', { ctgId, id: postId }, { title })
    return { postId }
  },
})
