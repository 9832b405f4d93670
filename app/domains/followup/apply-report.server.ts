/** Accepting a report: what is taken of it goes into the sheet, through the plan's steps. Rules: docs/rules/followup.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { type ActionDates, endsAfterItStarts } from '#app/domains/plan/plan.ts'
import { addPlannedStep, moveStep, noteReport, type ReportNoted } from '#app/domains/plan/steps.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type AdjustedField, listAdjustments, type SettledAdjustment, settleAdjustments } from './adjustments.ts'
import { refusalToAnswer, reportableStatuses } from './followup.ts'
import { type lockReport, saveAnswer } from './store.server.ts'
import { tellAnswer } from './tell.server.ts'

type LockedReport = Awaited<ReturnType<typeof lockReport>>

/**
 * @param chosen fields taken; what is not stays on the report
 * @returns how many fields of the sheet changed
 * @throws DomainError conflict `followup.already-answered`, `followup.end-before-start-today`
 */
export async function applyReport(
  work: Work,
  { ctgId, report, sheet }: LockedReport,
  chosen: readonly string[] | 'all' = 'all',
): Promise<number> {
  const key = { ctgId, reportId: report.id }
  refuse('followup', refusalToAnswer(report.status))
  const adjustments = settleAdjustments(listAdjustments(sheet, report), chosen)
  const taken = adjustments.filter(({ isTaken }) => isTaken)
  refuse('followup', refusalToAdjust(sheet, sheetChanges(taken)))
  await saveAnswer(work, key, { status: 'accepted', adjustments })
  const action = { ctgId, actionId: report.actionId }
  await noteReport(work, { ...action, reportedOn: report.reportedOn, ...sheetChanges(taken) })
  const step = taken.find(({ field }) => field === 'step')
  if (step) {
    const targetOn = typeof step.after === 'string' ? step.after : null
    if (report.proposedStepId) await moveStep(work, { ...action, stepId: report.proposedStepId, targetOn })
    else await addPlannedStep(work, { ...action, title: step.title, targetOn })
  }
  await recordAct(
    work,
    'progress-report.accepted',
    { ctgId, id: report.id },
    { actionId: report.actionId, changes: adjustments },
  )
  await tellAnswer(work, { reportId: report.id, ...report, ...sheet }, 'report-accepted')
  return taken.length
}

/** The start of the sheet may have moved since the report was written. */
const refusalToAdjust = (sheet: ActionDates, { endsOn }: { readonly endsOn?: string | null }) =>
  endsOn === undefined || endsAfterItStarts({ ...sheet, endsOn }) ? undefined : 'end-before-start-today'

/** What is taken, as the sheet's fields; the others are left out. */
function sheetChanges(taken: readonly SettledAdjustment[]): Partial<Omit<ReportNoted, 'ctgId' | 'actionId'>> {
  const after = new Map(taken.map((one) => [one.field, one.after]))
  const text = (field: AdjustedField): string | undefined => {
    const value = after.get(field)
    return typeof value === 'string' ? value : undefined
  }
  const status = reportableStatuses.find((one) => one === after.get('status'))
  const isWatched = after.get('isWatched')
  const nextStepOn = after.has('nextStepOn') ? (text('nextStepOn') ?? null) : undefined
  const changes = {
    status,
    isWatched: typeof isWatched === 'boolean' ? isWatched : undefined,
    nextStep: text('nextStep'),
    nextStepOn,
    endsOn: text('endsOn'),
    leadName: text('leadName'),
    partnersText: text('partnersText'),
  }
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}
