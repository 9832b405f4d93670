/** Adds a post of coordination. Rules: docs/rules/convention.md §6.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { postFields, postRow, requireOfCtg, saveThemes } from '../posts/post-store.server.ts'

export const addPost = command({
  name: 'convention.add-post',
  permission: conventionPermissions.write,
  input: postFields,
  about: wholeCtg,
  async run(work, fields) {
    const { ctgId, title, themeIds } = fields
    await requireOfCtg(work, fields)
    const postId = work.newId()
    await rowOf(work.tx, 'coordination_post', { ctgId, id: postId }).insert({ added_at: work.at, ...postRow(fields) })
    await saveThemes(work, { ctgId, postId }, themeIds)
    await recordAct(work, 'coordination-post.added', { ctgId, id: postId }, { title })
    return { postId }
  },
})
