/** Writes the actions of a filed spreadsheet, all at once, those ticked only. Rules: docs/rules/taking-up.md §3. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { parisDay } from '#app/kernel/format.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { previewImport } from '../import/preview.ts'
import { loadImportFacts, lockImport, requireImportRight } from '../import-store.server.ts'
import { writeImportedActions } from '../imported-rows.server.ts'
import { planPermissions } from '../permissions.ts'

export const applyImport = command({
  name: 'plan.apply-import',
  permission: planPermissions.importPlan,
  input: z.object({
    ctgId: id(),
    importId: id(),
    /** Keys of the lines ticked, `<sheet>:<row>`. */
    rows: z.preprocess(
      (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
      z
        .array(z.string().regex(/^\d{1,3}:\d{1,5}$/, { error: 'Rechargez la page et recommencez.' }))
        .min(1, { error: 'Cochez au moins une action à reprendre.' })
        .max(5000),
    ),
  }),
  async run(work, { ctgId, importId, rows }) {
    requireImportRight(work, ctgId, 'plan.apply-import')
    const kept = await lockImport(work, { ctgId, importId })
    if (kept.status !== 'preview') throw new DomainError('conflict', 'plan.import-not-in-preview')
    const facts = await loadImportFacts(work.tx, ctgId)
    const preview = previewImport(kept.sheets, kept.choices.sheets, facts)
    const actions = preview.actions.filter(({ key }) => rows.includes(key))
    if (actions.length === 0) throw new DomainError('conflict', 'plan.import-empty')
    const year = Number((facts.startsOn ?? parisDay(work.at)).slice(0, 4))
    const created = await writeImportedActions(work, { ctgId, importId, axes: preview.axes, actions, year })
    await work.tx
      .updateTable('plan_import')
      .set({
        status: 'applied',
        applied_at: work.at,
        mapping: JSON.stringify({ sheets: kept.choices.sheets, created }),
      })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', importId)
      .execute()
    await recordAudit(work, {
      action: 'plan-import.applied',
      subject: { type: 'plan-import', id: importId },
      ctgId,
      detail: { name: kept.file_name, actions: actions.length },
    })
    return { importId, actions: actions.length }
  },
})
