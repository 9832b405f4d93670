/** « S’en inspirer »: a sheet of the library becomes a proposal of one's own plan, with its source said. Rules: docs/rules/library.md §2. */
import { addUndatedSteps, createSheets } from '#app/domains/plan/steps.server.ts'
import { checkbox, id } from '#app/kernel/fields.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { libraryPermissions } from '../permissions.ts'
import { findOfferedSheet } from '../sheet-reads.server.ts'

export const copySheet = command({
  name: 'library.copy-sheet',
  permission: libraryPermissions.copySheet,
  input: {
    /** Where it goes. */
    librarySheetId: id(),
    /** Its steps too, by their words. */
    withSteps: checkbox(),
  },
  async about({ tx }, { ctgId, librarySheetId }) {
    const source = await findOfferedSheet(tx, librarySheetId)
    const theme = await rowsOf(tx, 'theme', { ctg_id: ctgId, catalogue_key: source.themeKey ?? '' }).find(['id'])
    return { ctgId, source, themeId: theme?.id ?? null }
  },
  async run(work, { ctgId, withSteps }, { source, themeId }) {
    const { title, need, description, public: publics, expectedResults, successConditions, watchPoints } = source
    const [created] = await createSheets(work, ctgId, [
      {
        ...{ title, need, description, public: publics, expectedResults, successConditions, watchPoints, themeId },
        status: 'proposed',
      },
    ])
    if (!created) throw new Error('one sheet was asked for')
    if (withSteps) await addUndatedSteps(work, { ctgId, actionId: created.id }, source.steps)
    await addRows(work.tx, 'library_copy', {
      ...{ ctg_id: ctgId, action_id: created.id },
      ...{ source_ctg_id: source.ctgId, source_action_id: source.actionId },
      ...{ source_title: title, source_ctg_name: source.ctgName },
      ...{ copied_by: work.actor.name, copied_at: work.at },
    })
    return { actionId: created.id, ctgId }
  },
})
