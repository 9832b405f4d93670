/** What a report changes of its sheet: before and after, field by field; all taken, or some. Pure. Rules: docs/rules/followup.md §2. */
import { z } from 'zod'
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { type DatePrecision, firstDayOf } from '#app/kernel/calendar.ts'

/** What of the sheet a report may change. */
export type Adjustable = {
  readonly status: ActionStatus
  readonly isWatched: boolean
  readonly nextStep: string
  readonly nextStepOn: string | null
  readonly endsOn: string | null
  /** Kept: an end known to the month stays so, whatever day is proposed. */
  readonly endsPrecision: DatePrecision
  readonly leadName: string
  readonly partnersText: string
  /** The step the report speaks of, as it is in the sheet; null when it speaks of none, or when it was removed since. */
  readonly step: { readonly targetOn: string | null; readonly targetPrecision: DatePrecision } | null
}

export type ReportedState = {
  readonly actionStatus: ActionStatus
  readonly isWatched: boolean
  readonly nextStep: string
  readonly nextStepOn: string | null
  readonly proposedEndsOn: string | null
  readonly proposedLead: string
  readonly proposedPartner: string
  /** The step to move; null with a title for a new one. */
  readonly proposedStepId: string | null
  readonly proposedStepTitle: string
  readonly proposedStepOn: string | null
}

export const adjustedFields = [
  'status',
  'isWatched',
  'endsOn',
  'nextStep',
  'nextStepOn',
  'step',
  'leadName',
  'partnersText',
] as const
export type AdjustedField = (typeof adjustedFields)[number]

export type Adjustment = {
  readonly field: AdjustedField
  readonly before: string | boolean | null
  readonly after: string | boolean | null
  /** How much of the dates is known. */
  readonly precision: DatePrecision
  /** Of the step moved or added. */
  readonly title: string
}
/** An adjustment once the report was answered. */
export type SettledAdjustment = Adjustment & { readonly isTaken: boolean }

/** A new step is known to the month, as steps are by default. */
const newStepPrecision: DatePrecision = 'month'

const withPartner = (partners: string, added: string): string =>
  added === '' || partners.split(/,\s*/).includes(added) ? partners : [partners, added].filter(Boolean).join(', ')

/** What the sheet would hold of each field; a step that is no longer in the sheet is not moved. */
function proposedBy(sheet: Adjustable, report: ReportedState): Omit<Adjustable, 'endsPrecision' | 'step'> {
  return {
    status: report.actionStatus,
    isWatched: report.isWatched,
    // What the report leaves empty stays as it is.
    nextStep: report.nextStep || sheet.nextStep,
    nextStepOn: report.nextStep ? report.nextStepOn : sheet.nextStepOn,
    endsOn: report.proposedEndsOn ? firstDayOf(report.proposedEndsOn, sheet.endsPrecision) : sheet.endsOn,
    leadName: report.proposedLead || sheet.leadName,
    partnersText: withPartner(sheet.partnersText, report.proposedPartner),
  }
}

/** The step moved or added; empty when the report speaks of none, of one that is gone, or changes nothing of it. */
function stepAdjustments({ step }: Adjustable, report: ReportedState): readonly Adjustment[] {
  const { proposedStepId, proposedStepTitle: title, proposedStepOn } = report
  if (title === '' || (proposedStepId !== null && step === null)) return []
  const precision = step?.targetPrecision ?? newStepPrecision
  const before = step?.targetOn ?? null
  const after = proposedStepOn && firstDayOf(proposedStepOn, precision)
  return step !== null && before === after ? [] : [{ field: 'step', before, after, precision, title }]
}

/** Field by field, what accepting would change, in the order of `adjustedFields`; empty when nothing. */
export function listAdjustments(sheet: Adjustable, report: ReportedState): readonly Adjustment[] {
  const after = proposedBy(sheet, report)
  return adjustedFields.flatMap((field) => {
    if (field === 'step') return stepAdjustments(sheet, report)
    if (sheet[field] === after[field]) return []
    const precision = field === 'endsOn' ? sheet.endsPrecision : 'day'
    return [{ field, before: sheet[field], after: after[field], precision, title: '' }]
  })
}

/**
 * Each adjustment, taken or not. The date of the next step goes with the step it dates.
 * @param chosen the fields taken; `all` in one gesture
 */
export function settleAdjustments(
  adjustments: readonly Adjustment[],
  chosen: readonly string[] | 'all',
): readonly SettledAdjustment[] {
  const changesStep = adjustments.some(({ field }) => field === 'nextStep')
  return adjustments.map((adjustment) => {
    const decidedBy = adjustment.field === 'nextStepOn' && changesStep ? 'nextStep' : adjustment.field
    return { ...adjustment, isTaken: chosen === 'all' || chosen.includes(decidedBy) }
  })
}

const settledShape = z.array(
  z.object({
    field: z.enum(adjustedFields),
    before: z.union([z.string(), z.boolean(), z.null()]),
    after: z.union([z.string(), z.boolean(), z.null()]),
    precision: z.enum(['day', 'month', 'quarter', 'year']),
    title: z.string(),
    isTaken: z.boolean(),
  }),
)

/** What was kept of an answered report (`progress_report.adjustments`). @throws ZodError for what we never write */
export const readSettled = (stored: unknown): readonly SettledAdjustment[] => settledShape.parse(stored)
