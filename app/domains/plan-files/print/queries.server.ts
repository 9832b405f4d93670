/** A sheet and the plan, ready to be printed: what every member reads, without the address of any lead. Rules: docs/rules/plan.md §16.7. */
import { getPrintedSetting } from '#app/domains/ctg/queries.server.ts'
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { showTexts } from '#app/domains/observatory/shown-texts.server.ts'
import { loadOutline, type Outline } from '#app/domains/plan/outline/outline.server.ts'
import { flagsOfSheet, loadSheet, loadSheets, type Sheet } from '#app/domains/plan/sheet/action-sheet.server.ts'
import type { ActionKey } from '#app/domains/plan/sheet/store.server.ts'
import { listFilteredActions } from '#app/domains/plan-list/filtered-actions.server.ts'
import { countActions } from '#app/domains/plan-list/plan-counts.server.ts'
import type { PlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { requireRight } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { toActionRows } from '../export/plan-rows.server.ts'
import { planFilesPermissions } from '../permissions.ts'
import { printLabels as t } from './labels.fr.ts'
import { planDossier, sheetDossier } from './plan-dossier.ts'
import type { PrintedSheet } from './sheet-section.ts'

/** Sheets of one document: beyond, a busy machine would take more than a minute. Word takes longer than the PDF. */
const mostSheets = { pdf: 300, docx: 100 } as const
type PrintFormat = keyof typeof mostSheets

/** With the texts written by several hands as they are. */
async function toPrinted(
  db: Reader,
  ctgId: string,
  sheets: readonly Sheet[],
  { outline, today }: { readonly outline: Outline; readonly today: string },
): Promise<readonly PrintedSheet[]> {
  const [rows, texts] = await Promise.all([
    toActionRows(db, ctgId, sheets, outline),
    showTexts(
      db,
      ctgId,
      sheets.map(({ id, description }) => ({
        subjectType: 'action' as const,
        subjectId: id,
        field: 'description' as const,
        words: description,
      })),
    ),
  ])
  return rows.map((row, index) => ({
    row,
    description: texts[index]?.text ?? [],
    flags: flagsOfSheet(row, today),
    today,
  }))
}

/** @throws DomainError not-found for a stranger, or another CTG's action */
export async function getSheetFile(context: Context, key: ActionKey, format: PrintFormat) {
  const { db, actor } = context
  requireMembership(actor, key.ctgId)
  const today = todayIn(context, key.ctgId)
  const [setting, outline, sheet] = await Promise.all([
    getPrintedSetting(db, key.ctgId),
    loadOutline(db, key.ctgId),
    loadSheet(db, key),
  ])
  const [printed] = await toPrinted(db, key.ctgId, [sheet], { outline, today })
  const dossier: Dossier = sheetDossier({ ...setting, today }, found(printed, 'plan.action-not-found'))
  return { dossier, format, name: t.sheetFile(sheet.code, format) }
}

/** The actions that the filter keeps; all of them without one. @throws DomainError not-found for a stranger */
export async function getPlanFile(context: Context, ctgId: string, filter: PlanFilter, format: PrintFormat) {
  const { db, actor } = context
  requireRight(actor, planFilesPermissions.exportPlan, { ctgId }, 'plan.export-plan')
  const today = todayIn(context, ctgId)
  const [setting, outline, { lines }, { plan }] = await Promise.all([
    getPrintedSetting(db, ctgId),
    loadOutline(db, ctgId),
    listFilteredActions(db, { ctgId, today, filter, me: actor.personId }),
    countActions(db, ctgId, today),
  ])
  const ids = lines.slice(0, mostSheets[format]).map(({ id }) => id)
  const sheets = await toPrinted(db, ctgId, await loadSheets(db, ctgId, ids), { outline, today })
  const dossier = planDossier({ ...setting, today }, { outline, sheets, matchingCount: lines.length, plan })
  return { dossier, format, name: t.planFile(today, format) }
}
