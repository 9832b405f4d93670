/** Changes a post of coordination. Rules: docs/rules/convention.md §6.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockPost, postFields, postRow, requireOfCtg, saveThemes } from '../posts/post-store.server.ts'

export const updatePost = command({
  name: 'convention.update-post',
  permission: conventionPermissions.writePost,
  input: postFields.extend({ postId: id(), version: version() }),
  about: lockPost,
  async run(work, fields, post) {
    const { ctgId, postId, title, themeIds } = fields
    if (post.version !== fields.version) throw new DomainError('conflict', 'convention.post-changed-meanwhile')
    await requireOfCtg(work, fields)
    await work.tx
      .updateTable('coordination_post')
      .set({ ...postRow(fields), version: post.version + 1 })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', postId)
      .execute()
    await saveThemes(work, { ctgId, postId }, themeIds)
    await recordAct(work, 'coordination-post.updated', { ctgId, id: postId }, { title })
    return { postId }
  },
})
