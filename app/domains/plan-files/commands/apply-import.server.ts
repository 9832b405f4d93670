/** Writes the actions of a filed spreadsheet, or what our own export changes, all at once, those ticked only. Rules: docs/rules/taking-up.md §3, §5. */

import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { fieldLabels } from '#app/kernel/field-labels.fr.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { applyReturn, lockEverySheet } from '../bring-back/apply-return.server.ts'
import { isOwnExport, loadPlan } from '../bring-back/read-return.server.ts'
import { writeDifference } from '../bring-back/write-difference.server.ts'
import { writeImportedActions } from '../import/imported-rows.server.ts'
import { matchActions } from '../import/match-actions.ts'
import { keepTicked, previewImport } from '../import/preview.ts'
import { splitSubActions } from '../import/sub-actions.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { lockImport } from '../store.server.ts'

const mostRows = 30_000
const rowKey = z.string().regex(/^\d{1,3}:\d{1,5}$/, { error: fieldLabels.reload })
const rowKeys = z
  .preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(rowKey).max(mostRows),
  )
  .prefault([])

export const applyImport = command({
  name: 'plan.apply-import',
  permission: planPermissions.importPlan,
  input: z
    .object({
      ctgId: id(),
      importId: id(),
      /** Keys of the lines ticked, `<sheet>:<row>`. */
      rows: rowKeys,
      /** Lines ticked of which the file wins over what changed in Trame meanwhile. */
      overwritten: rowKeys,
      /** Lines that are steps of the action above them, and not actions of their own. */
      asSteps: rowKeys,
    })
    .refine(({ rows, overwritten }) => rows.length + overwritten.length > 0, {
      path: ['rows'],
      error: inputLabels.oneRow,
    }),
  about: lockImport,
  async run(work, { ctgId, importId, rows, overwritten, asSteps }, planImport) {
    if (planImport.status !== 'preview') throw new DomainError('conflict', 'plan.import-not-in-preview')
    if (isOwnExport(planImport)) {
      const counts = await applyReturn(work, planImport, { ctgId, importId, rows, overwritten })
      return { importId, ...counts }
    }
    await lockEverySheet(work, ctgId)
    const { plan, facts: names } = await loadPlan(work.tx, ctgId)
    const facts = { ...names, values: planImport.choices.values }
    const preview = previewImport(planImport.sheets, planImport.choices.sheets, facts)
    const ticked = new Set(rows)
    const drafts = preview.actions.filter(({ key }) => ticked.has(key))
    const matched = matchActions(drafts, plan, names)
    const changed = matched.flatMap(({ change }) => change ?? [])
    const isKnown = new Set(matched.map(({ key }) => key))
    const { own, subActions } = splitSubActions(
      drafts.filter(({ key }) => !isKnown.has(key)),
      new Set(asSteps),
    )
    const { axes, actions } = keepTicked(preview, own)
    if (actions.length + changed.length === 0) throw new DomainError('conflict', 'plan.import-empty')
    const year = Number((facts.ctg.startsOn ?? parisDay(work.at)).slice(0, 4))
    const written = await writeDifference(work, { ctgId, importId, changed, added: [] }, names)
    const tree = actions.length === 0 ? [] : axes
    const created = await writeImportedActions(work, { ctgId, importId, axes: tree, actions, subActions, year, facts })
    await rowOf(work.tx, 'plan_import', { ctgId, id: importId }).update({
      status: 'applied',
      applied_at: work.at,
      mapping: JSON.stringify({ ...planImport.choices, created }),
      written: written.length === 0 ? null : JSON.stringify({ rows: written }),
    })
    const cells = changed.reduce((total, row) => total + row.cells.length, 0)
    await recordAudit(work, {
      action: 'plan-import.applied',
      subject: { type: 'plan-import', id: importId },
      ctgId,
      detail: { name: planImport.file_name, actions: actions.length, cells },
    })
    return { importId, actions: actions.length, cells }
  },
})
