/** What the form of a report shows of its action. Pure. */
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import type { ActionStatus, StepStatus } from '#app/domains/plan/plan.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { type ReportableStatus, statusChoices } from './followup.ts'

export type ReportedAction = {
  readonly status: ActionStatus
  readonly statusChoices: readonly ReportableStatus[]
  /** The same with their words. */
  readonly choices: readonly { readonly value: ReportableStatus; readonly label: string }[]
  readonly isWatched: boolean
  readonly nextStep: string
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
  /** The end in words. */
  readonly endsText: string
  readonly leadName: string
  readonly partnersText: string
  readonly measures: readonly {
    readonly id: string
    readonly name: string
    readonly unit: string
    readonly lastValue: number | null
  }[]
  /** Steps that may still move. */
  readonly steps: readonly {
    readonly id: string
    readonly label: string
  }[]
}

type Sheet = Pick<
  ReportedAction,
  'status' | 'isWatched' | 'nextStep' | 'endsOn' | 'endsPrecision' | 'leadName' | 'partnersText'
> & {
  readonly measures: readonly {
    readonly id: string
    readonly name: string
    readonly unit: string
    readonly values: readonly { readonly value: number }[]
  }[]
  readonly steps: readonly {
    readonly id: string
    readonly title: string
    readonly targetOn: string | null
    readonly targetPrecision: DatePrecision
    readonly status: StepStatus
  }[]
}

/** From the sheet as the plan gives it (`loadActionSheet`): nothing else of it is shown. */
export const reportedAction = (sheet: Sheet): ReportedAction => ({
  status: sheet.status,
  statusChoices: statusChoices(sheet.status),
  choices: statusChoices(sheet.status).map((value) => ({ value, label: planLabels.status[value] })),
  isWatched: sheet.isWatched,
  nextStep: sheet.nextStep,
  endsOn: sheet.endsOn,
  endsPrecision: sheet.endsPrecision,
  endsText: planLabels.date(sheet.endsOn, sheet.endsPrecision),
  leadName: sheet.leadName,
  partnersText: sheet.partnersText,
  measures: sheet.measures.map(({ id, name, unit, values }) => ({
    id,
    name,
    unit,
    lastValue: values.at(-1)?.value ?? null,
  })),
  steps: sheet.steps
    .filter(({ status }) => status === 'to-come' || status === 'in-progress')
    .map(({ id, title, targetOn, targetPrecision }) => ({
      id,
      label: targetOn === null ? title : `${title} (${planLabels.date(targetOn, targetPrecision)})`,
    })),
})
