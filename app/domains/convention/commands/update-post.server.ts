/** Changes a post of coordination. Rules: docs/rules/convention.md §6.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockPost, postFields, postRow, requireOfCtg, saveThemes } from '../posts/post-store.server.ts'

export const updatePost = command({
  name: 'convention.update-post',
  permission: conventionPermissions.write,
  input: postFields.extend({ postId: id(), version: version() }),
  about: lockPost,
  async run(work, fields, post) {
    const { ctgId, postId, title, themeIds } = fields
    if (post.version !== fields.version) throw new DomainError('conflict', 'convention.post-changed-meanwhile')
    await requireOfCtg(work, fields)
    await rowOf(work.tx, 'coordination_post', { ctgId, id: postId }).update({
      ...postRow(fields),
      version: post.version + 1,
    })
    await saveThemes(work, { ctgId, postId }, themeIds)
    await recordAct(work, 'coordination-post.updated', { ctgId, id: postId }, { title })
    return { postId }
  },
})
