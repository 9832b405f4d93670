/** Parts of commands that higher slices call inside their own transaction. Rules: docs/rules/plan.md §2, §8. */
import { recordAudit, recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { firstDayOf } from '#app/kernel/calendar.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import type { AuthoredWork, Work } from '#app/kernel/transaction.server.ts'
import { type ActionStatus, movesFrom } from './plan.ts'
import { changedFields } from './sheet/changes.ts'
import { nextPosition } from './sheet/parts.server.ts'
import { type ActionKey, lockAction, touchAction } from './sheet/store.server.ts'

export { blankAction, createActionRows, type NewAction, removeImportedActions } from './sheet/new-actions.server.ts'

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
  const validated = await work.tx
    .updateTable('action')
    .set((eb) => ({ status: 'validated' as const, version: eb('version', '+', 1) }))
    .where('ctg_id', '=', ctgId)
    .where('status', '=', 'proposed')
    .$if(actionIds !== 'all-proposed', (query) => query.where('id', 'in', [...actionIds]))
    .returning('id')
    .execute()
  await recordAudits(
    work,
    validated.map(({ id }) => ({
      action: 'action.validated',
      subject: { type: 'action' as const, id },
      ctgId,
      detail: { decisionId, before: 'proposed', after: 'validated' },
    })),
  )
  return validated.map(({ id }) => id)
}

export type ReportNoted = ActionKey & {
  readonly reportedOn: string
  /** What the report changes in the sheet; absent, it stays. */
  readonly status?: ActionStatus
  readonly isWatched?: boolean
  readonly nextStep?: string
  readonly nextStepOn?: string | null
  readonly endsOn?: string | null
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
  const { ctgId, actionId } = report
  const action = await lockAction(work, report)
  const { status } = report
  if (status !== undefined && status !== action.status && !movesFrom[action.status].includes(status))
    throw new DomainError('conflict', 'plan.move-not-possible')
  const before = {
    status: action.status,
    isWatched: action.is_watched,
    nextStep: action.next_step,
    nextStepOn: action.next_step_on,
    endsOn: action.ends_on,
    leadName: action.lead_name,
    leadPersonId: action.lead_person_id,
    leadEmail: action.lead_email,
    partnersText: action.partners_text,
  }
  const hasNewLead = report.leadName !== undefined && report.leadName !== before.leadName
  const after = {
    status: status ?? before.status,
    isWatched: report.isWatched ?? before.isWatched,
    nextStep: report.nextStep ?? before.nextStep,
    nextStepOn: report.nextStepOn === undefined ? before.nextStepOn : report.nextStepOn,
    endsOn: report.endsOn ? firstDayOf(report.endsOn, action.ends_precision) : before.endsOn,
    leadName: report.leadName ?? before.leadName,
    leadPersonId: hasNewLead ? null : before.leadPersonId,
    leadEmail: hasNewLead ? '' : before.leadEmail,
    partnersText: report.partnersText ?? before.partnersText,
  }
  const lastReportOn =
    action.last_report_on !== null && action.last_report_on > report.reportedOn
      ? action.last_report_on
      : report.reportedOn
  const changes = changedFields(before, after)
  const isChanged = Object.keys(changes).length > 0
  await work.tx
    .updateTable('action')
    .set((eb) => ({
      status: after.status,
      is_watched: after.isWatched,
      next_step: after.nextStep,
      next_step_on: after.nextStepOn,
      ends_on: after.endsOn,
      lead_name: after.leadName,
      lead_person_id: after.leadPersonId,
      lead_email: after.leadEmail,
      partners_text: after.partnersText,
      last_report_on: lastReportOn,
      // A report that changes nothing of the sheet does not disturb those who are editing it.
      version: eb('version', '+', isChanged ? 1 : 0),
    }))
    .where('ctg_id', '=', ctgId)
    .where('id', '=', actionId)
    .execute()
  if (!isChanged) return
  await recordAudit(work, {
    action: 'action.adjusted-by-report',
    subject: { type: 'action', id: actionId },
    ctgId,
    detail: { changes },
  })
}

type PlannedStep = ActionKey & { readonly targetOn: string | null }

/** Gives a step another date, known as precisely as before. @throws DomainError not-found */
export async function moveStep(
  work: Work,
  { ctgId, actionId, stepId, targetOn }: PlannedStep & { readonly stepId: string },
): Promise<void> {
  const moved = await work.tx
    .updateTable('action_step')
    .set({ target_on: targetOn })
    .where('ctg_id', '=', ctgId)
    .where('action_id', '=', actionId)
    .where('id', '=', stepId)
    .returning(['id', 'title'])
    .executeTakeFirst()
  const { id, title } = found(moved, 'plan.part-not-found')
  await noteStep(work, { ctgId, actionId }, 'action.step-updated', { title, partId: id })
}

/** Adds a step to come, known to the month, after the others. */
export async function addPlannedStep(
  work: Work,
  { ctgId, actionId, title, targetOn }: PlannedStep & { readonly title: string },
): Promise<void> {
  const stepId = work.newId()
  const position = await nextPosition(work, 'action_step', { ctgId, actionId })
  await work.tx
    .insertInto('action_step')
    .values({
      ctg_id: ctgId,
      id: stepId,
      action_id: actionId,
      title,
      target_on: targetOn,
      target_precision: 'month',
      status: 'to-come',
      position,
    })
    .execute()
  await noteStep(work, { ctgId, actionId }, 'action.step-added', { title, partId: stepId })
}

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
  await tx.updateTable('action').set({ description: plain }).where('ctg_id', '=', ctgId).where('id', '=', id).execute()
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
  const measures = await tx
    .selectFrom('action_measure')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('action_id', '=', actionId)
    .execute()
  if ([...values.keys()].some((measureId) => !measures.some(({ id }) => id === measureId)))
    throw new DomainError('not-found', 'followup.measure-not-found')
  const read = { ctg_id: ctgId, report_id: reportId, measured_on: measuredOn, source }
  await tx
    .insertInto('measure_value')
    .values([...values].map(([measureId, value]) => ({ ...read, id: newId(), measure_id: measureId, value })))
    .execute()
}
