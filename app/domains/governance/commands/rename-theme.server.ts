/** Another name for a theme; its indicators stay, and the group that bore its name follows. Rules: docs/rules/ctg.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { ctgPermissions } from '#app/domains/ctg/permissions.ts'
import { renameTheme as renameOnly } from '#app/domains/ctg/steps.server.ts'
import { id, line } from '#app/kernel/fields.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { governanceLabels as t } from '../labels.fr.ts'

export const renameTheme = command({
  name: 'governance.rename-theme',
  permission: ctgPermissions.lead,
  input: { themeId: id(), name: line(inputLabels.themeName, 120) },
  about: wholeCtg,
  async run(work, { ctgId, themeId, name }) {
    const before = await renameOnly(work, { ctgId, themeId, name })
    await renameGroup(work, { ctgId, themeId, before, name })
    return { themeId }
  },
})

type RenameInput = { readonly ctgId: string; readonly themeId: string; readonly before: string; readonly name: string }

/** Only one still called as its theme was: a name that people chose is theirs. Nor when another body has the new name. */
async function renameGroup(work: Work, { ctgId, themeId, before, name }: RenameInput): Promise<void> {
  const [old, next] = [t.groupOf(before), t.groupOf(name)]
  const group = await work.tx
    .updateTable('body')
    .set((eb) => ({ name: next, version: eb('version', '+', 1) }))
    .where('ctg_id', '=', ctgId)
    .where('theme_id', '=', themeId)
    .where('name', '=', old)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('body as other')
            .select('other.id')
            .where('other.ctg_id', '=', ctgId)
            .where('other.name', '=', next),
        ),
      ),
    )
    .returning('id')
    .executeTakeFirst()
  if (group)
    await recordAct(work, 'body.updated', { ctgId, id: group.id }, { before: { name: old }, after: { name: next } })
}
