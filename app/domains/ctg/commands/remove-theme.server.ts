/** Removes a theme on which nothing hangs; what does is told on the page, and its foreign keys refuse. Rules: docs/rules/ctg.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { refusedWhenUsed } from '#app/kernel/refused-when-used.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { ctgPermissions } from '../permissions.ts'

export const removeTheme = command({
  name: 'ctg.remove-theme',
  permission: ctgPermissions.lead,
  input: { themeId: id() },
  about: wholeCtg,
  async run(work, { ctgId, themeId }) {
    const removed = await rowOf(work.tx, 'theme', { ctgId, id: themeId })
      .take(['name'])
      .catch(refusedWhenUsed('ctg.theme-in-use'))
    const { name } = found(removed, 'ctg.theme-not-found')
    await recordAct(work, 'ctg.theme-removed', { ctgId, id: ctgId }, { name })
    return { themeId }
  },
})
