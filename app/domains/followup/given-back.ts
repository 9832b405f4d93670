/** What a report sent back said and proposed, given back to the form of the next one: nothing of it is lost. Pure. Rules: docs/rules/followup.md §2.8. */
import type { ReportableStatus, ReportStatus } from './followup.ts'
import type { ReportedAction } from './reported-action.ts'

/** Figures and files are not given back: they were saved with the report sent, and would count twice. */
const givenBackFields = [
  'facts',
  'coversFrom',
  'coversTo',
  'delayMonths',
  'difficultyKind',
  'difficulty',
  'helpWanted',
  'helpBodyId',
  'publicsReached',
  'meansUsed',
  'nextStep',
  'nextStepOn',
  'proposedEndsOn',
  'proposedStepId',
  'proposedStepTitle',
  'proposedStepOn',
  'proposedLead',
  'proposedPartner',
  'adjustment',
] as const
type GivenBackField = (typeof givenBackFields)[number]

const stepFields: readonly string[] = ['proposedStepId', 'proposedStepTitle', 'proposedStepOn']

export type GivenBack = {
  readonly status: ReportableStatus | undefined
  readonly isWatched: boolean
  /** By field of the form; what was left empty is not in it. */
  readonly fields: Partial<Readonly<Record<GivenBackField, string>>>
}

export type SaidBefore = Readonly<Record<GivenBackField, string | number | null>> & {
  readonly status: ReportStatus
  readonly actionStatus: string
  readonly isWatched: boolean
}

/** @param last the latest report of the action. @returns undefined unless it was sent back */
export function giveBack(last: SaidBefore | null | undefined, action: ReportedAction): GivenBack | undefined {
  if (last?.status !== 'sent-back') return
  // A step moved is chosen, not named; one that can no longer move is not proposed again.
  const mayMove = action.steps.some(({ id }) => id === last.proposedStepId)
  const leftOut = last.proposedStepId === null ? [] : mayMove ? ['proposedStepTitle'] : stepFields
  return {
    status: action.statusChoices.find((choice) => choice === last.actionStatus),
    isWatched: last.isWatched,
    fields: Object.fromEntries(
      givenBackFields.flatMap((field) => {
        const text = String(last[field] ?? '')
        return text !== '' && !leftOut.includes(field) ? [[field, text]] : []
      }),
    ),
  }
}
