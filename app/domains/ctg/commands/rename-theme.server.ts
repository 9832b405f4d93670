/** Another name for a theme; its indicators stay those it was made with. Rules: docs/rules/ctg.md §5. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id, line } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { ctgPermissions } from '../permissions.ts'
import { requireTheme } from '../store.server.ts'
import { themeNameTaken } from './add-theme.server.ts'

export const renameTheme = command({
  name: 'ctg.rename-theme',
  permission: ctgPermissions.renameTheme,
  input: z.object({ ctgId: id(), themeId: id(), name: line('Donnez un nom au thème.', 120) }),
  about: wholeCtg,
  async run(work, { ctgId, themeId, name }) {
    const { tx } = work
    const theme = await requireTheme(work, ctgId, themeId)
    const taken = await tx
      .selectFrom('theme')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .where('name', '=', name)
      .where('id', '<>', themeId)
      .executeTakeFirst()
    if (taken) throw themeNameTaken()
    await tx.updateTable('theme').set({ name }).where('ctg_id', '=', ctgId).where('id', '=', themeId).execute()
    await recordAct(work, 'ctg.theme-renamed', { ctgId, id: ctgId }, { name, before: theme.name })
    return { themeId }
  },
})
