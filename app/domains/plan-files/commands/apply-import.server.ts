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
import { addedToPlan, type SubAction, writeImportedActions } from '../import/imported-rows.server.ts'
import { matchActions } from '../import/match-actions.ts'
import { keepTicked, previewImport, type TakenAction } from '../import/preview.ts'
import { countedAbove, numberedLines, type StepHome, settledMatches, stepPlaces } from '../import/step-places.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { lockImport } from '../store.server.ts'

const mostRows = 30_000
const rowKey = z.string().regex(/^\d{1,3}:\d{1,5}(:2)?$/, { error: fieldLabels.reload })
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
      /** Keys of the lines ticked, as `DraftAction` has them. */
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
    // As the preview compared them: a line matched keeps its action, ticked or not.
    const matched = settledMatches(matchActions(preview.actions, plan, names), (key) => ticked.has(key))
    const changed = matched.flatMap(({ key, change }) => (change && ticked.has(key) ? [change] : []))
    const isKnown = new Set(matched.map(({ key }) => key))
    const steps = new Set(asSteps)
    const choice = { isTaken: (key: string) => ticked.has(key), isStep: (key: string) => steps.has(key) }
    const lines = numberedLines(preview.actions, matched)
    const homeOf = stepPlaces(lines, choice)
    const { own, ofNew, inPlan } = splitSubActions(
      preview.actions.filter(({ key }) => ticked.has(key) && !isKnown.has(key)),
      { homeOf: (key) => (steps.has(key) ? homeOf(key) : undefined), countedIn: countedAbove(lines, choice.isTaken) },
    )
    const { axes, actions } = keepTicked(preview, own)
    if (actions.length + ofNew.length + inPlan.length + changed.length === 0)
      throw new DomainError('conflict', 'plan.import-empty')
    const year = Number((facts.ctg.startsOn ?? parisDay(work.at)).slice(0, 4))
    const added = addedToPlan(inPlan, { year, facts })
    const written = await writeDifference(work, { ctgId, importId, changed, added }, names)
    const tree = actions.length === 0 ? [] : axes
    const brought = { ctgId, importId, axes: tree, actions, subActions: ofNew, year, facts }
    const created = await writeImportedActions(work, brought)
    const stepCount = ofNew.length + inPlan.length
    await rowOf(work.tx, 'plan_import', { ctgId, id: importId }).update({
      status: 'applied',
      applied_at: work.at,
      mapping: JSON.stringify({ ...planImport.choices, created }),
      written: written.length + stepCount === 0 ? null : JSON.stringify({ rows: written, stepCount }),
    })
    const cells = changed.reduce((total, row) => total + row.cells.length, 0)
    await recordAudit(work, {
      action: 'plan-import.applied',
      subject: { type: 'plan-import', id: importId },
      ctgId,
      detail: {
        name: planImport.file_name,
        actions: actions.length,
        ...(stepCount > 0 && { steps: stepCount }),
        cells,
      },
    })
    return { importId, actions: actions.length, steps: stepCount, cells }
  },
})

/** New lines that are actions, and those taken as steps of one of them or of one of the plan. */
function splitSubActions(
  taken: readonly TakenAction[],
  {
    homeOf,
    countedIn,
  }: { homeOf: (key: string) => StepHome | undefined; countedIn: (key: string) => string | undefined },
) {
  const own: TakenAction[] = []
  const [ofNew, inPlan]: [SubAction[], SubAction[]] = [[], []]
  for (const { step: said, ...action } of taken) {
    const home = said && homeOf(action.key)
    // Parts of amounts that are not taken are no part of anything.
    const step = said && { ...said, amounts: countedIn(action.key) === undefined ? action.amounts : said.amounts }
    if (step && home) (home.id === undefined ? ofNew : inPlan).push({ ...action, step, home })
    else own.push({ ...action, step: undefined })
  }
  return { own, ofNew, inPlan }
}
