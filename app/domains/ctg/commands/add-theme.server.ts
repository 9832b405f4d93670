/** A theme more: one of the mission's usual ones or the CTG's own. Rules: docs/rules/ctg.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { line } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { ctgPermissions } from '../permissions.ts'
import { themeNameTaken } from '../steps.server.ts'
import { keyOfThemeNamed } from '../themes.ts'

export const addTheme = command({
  name: 'ctg.add-theme',
  permission: ctgPermissions.lead,
  input: { name: line(inputLabels.themeName, 120) },
  about: wholeCtg,
  async run(work, { ctgId, name }) {
    const { tx } = work
    const themes = await rowsOf(tx, 'theme', { ctg_id: ctgId })
      .select(['name', 'position'])
      .orderBy('id')
      .forUpdate()
      .execute()
    if (themes.some((theme) => theme.name === name)) throw themeNameTaken()
    const themeId = work.newId()
    await rowOf(tx, 'theme', { ctgId, id: themeId }).insert({
      name,
      catalogue_key: keyOfThemeNamed(name),
      position: Math.max(-1, ...themes.map(({ position }) => position)) + 1,
    })
    await recordAct(work, 'ctg.theme-added', { ctgId, id: ctgId }, { name })
    return { themeId }
  },
})
