/** Parts of commands that higher slices call inside their own transaction. Rules: docs/rules/plan.md §2, §8. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork, Work } from '#app/kernel/transaction.server.ts'
import { type ActionStatus, movesFrom } from './plan.ts'
import { applyPatch, applyPatches } from './sheet/apply.server.ts'
import { insertParts, updateParts } from './sheet/parts.server.ts'
import { lockSheet, lockSheets } from './sheet/sheets.server.ts'
import { type ActionKey, touchAction } from './sheet/store.server.ts'

export { createSheets } from './sheet/new-sheets.server.ts'
export { undoSheets } from './sheet/undo-sheets.server.ts'

/**
 * Marks proposed sheets as validated by a decision. `all-proposed`: every one that still is.
 * Sheets of the list that are no longer proposed keep their status: a decision may confirm them.
 * @returns ids of the sheets that became validated
 */
export async function validateActions(
  work: Work,
  {
    ctgId,
    actionIds,
    decisionId,
  }: {
    readonly ctgId: string
    readonly actionIds: readonly string[] | 'all-proposed'
    readonly decisionId: string
  },
): Promise<readonly string[]> {
  if (actionIds !== 'all-proposed' && actionIds.length === 0) return []
  const proposed = await rowsOf(work.tx, 'action', { ctg_id: ctgId, status: 'proposed' })
    .select(['id'])
    .$if(actionIds !== 'all-proposed', (query) => query.where('id', 'in', [...actionIds]))
    .execute()
  const sheets = await lockSheets(
    work,
    ctgId,
    proposed.map(({ id }) => id),
  )
  const validated = await applyPatches(work, ctgId, {
    // One that another act moved meanwhile keeps its status.
    changes: sheets
      .filter(({ status }) => status === 'proposed')
      .map((before) => ({ before, patch: { status: 'validated' as const } })),
    line: () => ({ action: 'action.validated', detail: { decisionId, before: 'proposed', after: 'validated' } }),
  })
  return validated.map(({ after }) => after.id)
}

export type ReportNoted = ActionKey & {
  readonly reportedOn: string
  /** What the report changes in the sheet; absent, it stays. */
  readonly status?: ActionStatus
  readonly isWatched?: boolean
  readonly nextStep?: string
  readonly nextStepOn?: string | null
  readonly endsOn?: string
  readonly leadName?: string
  readonly partnersText?: string
}

/**
 * Notes that a report came, and what of it goes into the sheet; the journal keeps before and after.
 * An older report never moves the date of the last one back. An end keeps the precision it was known with.
 * The account and the address of a lead go with his name: those of the new one are to be given in the sheet.
 * @throws DomainError not-found | conflict `plan.move-not-possible`
 */
export async function noteReport(work: AuthoredWork, report: ReportNoted): Promise<void> {
  const { ctgId, actionId: _id, reportedOn, ...sheet } = report
  const before = await lockSheet(work, report)
  const { status } = sheet
  if (status !== undefined && status !== before.status && !movesFrom[before.status].includes(status))
    throw new DomainError('conflict', 'plan.move-not-possible')
  const hasNewLead = sheet.leadName !== undefined && sheet.leadName !== before.leadName
  const isLast = before.lastReportOn === null || before.lastReportOn < reportedOn
  const patch = {
    ...sheet,
    ...(hasNewLead && { leadPersonId: null, leadEmail: '' }),
    ...(isLast && { lastReportOn: reportedOn }),
  }
  // A report that changes nothing of the sheet does not disturb those who are editing it.
  await applyPatch(work, ctgId, {
    change: { before, patch },
    line: ({ changes }) => ({ action: 'action.adjusted-by-report', detail: { changes } }),
  })
}

type PlannedStep = ActionKey & { readonly targetOn: string | null }

/** Gives a step another date, known as precisely as before. @throws DomainError not-found */
export async function moveStep(
  work: Work,
  { ctgId, actionId, stepId, targetOn }: PlannedStep & { readonly stepId: string },
): Promise<void> {
  const step = await rowsOf(work.tx, 'action_step', { ctg_id: ctgId, action_id: actionId, id: stepId }).find([
    'title',
    'target_precision',
  ])
  const { title, target_precision } = found(step, 'plan.part-not-found')
  await updateParts(work, ctgId, 'action_step', [{ id: stepId, row: { target_on: targetOn, target_precision } }])
  await noteStep(work, { ctgId, actionId }, 'action.step-updated', { title, partId: stepId })
}

/** Adds a step to come, known to the month, after the others. */
export async function addPlannedStep(
  work: Work,
  { ctgId, actionId, title, targetOn }: PlannedStep & { readonly title: string },
): Promise<void> {
  const id = work.newId()
  const row = { title, target_on: targetOn, target_precision: 'month' }
  await insertParts(work, ctgId, 'action_step', [{ id, actionId, row }])
  await noteStep(work, { ctgId, actionId }, 'action.step-added', { title, partId: id })
}

/** Steps to come of a sheet just created, in order, without a date: the line of its creation tells them. */
export const addUndatedSteps = (work: Work, { ctgId, actionId }: ActionKey, titles: readonly string[]): Promise<void> =>
  insertParts(
    work,
    ctgId,
    'action_step',
    titles.map((title) => ({ id: work.newId(), actionId, row: { title } })),
  )

async function noteStep(work: Work, key: ActionKey, action: string, detail: object): Promise<void> {
  await touchAction(work, key)
  await recordAudit(work, { action, subject: { type: 'action', id: key.actionId }, ctgId: key.ctgId, detail })
}

/** The plain words of a description written by several hands: the form of the sheet does not write it, its version stays. */
export async function saveDescriptionWords(
  tx: Transaction,
  { ctgId, id }: { readonly ctgId: string; readonly id: string },
  plain: string,
): Promise<void> {
  await rowOf(tx, 'action', { ctgId, id }).update({ description: plain })
}

type Measured = {
  readonly ctgId: string
  readonly actionId: string
  readonly reportId: string
  readonly measuredOn: string
  readonly source: string
}

/** Values read in a progress report, by measure; nothing when there is none. @throws DomainError not-found for another action's measure */
export async function addMeasureValues(
  { tx, newId }: AuthoredWork,
  { ctgId, actionId, reportId, measuredOn, source }: Measured,
  values: ReadonlyMap<string, number>,
): Promise<void> {
  if (values.size === 0) return
  const measures = await rowsOf(tx, 'action_measure', { ctg_id: ctgId, action_id: actionId }).list(['id'])
  if ([...values.keys()].some((measureId) => !measures.some(({ id }) => id === measureId)))
    throw new DomainError('not-found', 'followup.measure-not-found')
  const read = { ctg_id: ctgId, report_id: reportId, measured_on: measuredOn, source }
  await addRows(
    tx,
    'measure_value',
    [...values].map(([measureId, value]) => ({ ...read, id: newId(), measure_id: measureId, value })),
  )
}
