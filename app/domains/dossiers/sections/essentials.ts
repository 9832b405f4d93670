/** The page of the élu: what is asked, why, what it changes, who has reservations. Pure. Rules: docs/rules/followup.md §11.4. */

import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { isEnded } from '#app/domains/plan/plan.ts'
import { lastDayOf } from '#app/kernel/calendar.ts'
import type { EssentialData, GivenPosition, PackAction, PackDecision, PackReport } from '../pack-data.ts'
import { countProgress, type ProgressCounts } from './progress.ts'

export type Reservation = GivenPosition & {
  readonly about: { readonly kind: 'decision' | 'finding'; readonly text: string }
}

/** A lead asks for help: her last report says it, and the action is not ended. */
export type Ask = {
  readonly action: PackAction
  readonly helpWanted: string
  readonly report: PackReport
  /** The end has passed. */
  readonly isLate: boolean
  readonly reservations: readonly GivenPosition[]
}

export type Essentials = {
  readonly counts: ProgressCounts
  /** On decisions still to be carried out and on shared findings. */
  readonly reservations: readonly Reservation[]
}

export const isReserved = ({ position }: GivenPosition): boolean =>
  position === 'reservation' || position === 'disagreement'

/** The last report of each action that was not sent back; `reports` come with the latest first. */
export function lastReports(reports: readonly PackReport[]): ReadonlyMap<string, PackReport> {
  const last = new Map<string, PackReport>()
  for (const report of reports) if (!last.has(report.actionId)) last.set(report.actionId, report)
  return last
}

/** Help is wanted of the copil, or of nobody in particular: then it is hers to say who gives it (§11.4). */
export const asksCopil = ({ helpWanted, helpBody }: PackReport): boolean =>
  helpWanted !== '' && (helpBody === null || helpBody.kind === 'copil')

/** To do or under way. */
export const isOpenDecision = ({ state }: Pick<PackDecision, 'state'>): boolean =>
  state === 'to-do' || state === 'in-progress'

type Asking = Pick<EssentialData, 'actions' | 'reports' | 'decisions' | 'today'>

/** @param isHeard whose demands are listed; by default those of the copil */
export function listAsks(data: Asking, isHeard: (report: PackReport) => boolean = asksCopil): readonly Ask[] {
  const { actions, reports, decisions, today } = data
  const last = lastReports(reports)
  return actions.flatMap((action) => {
    const report = last.get(action.id)
    if (!report || !isHeard(report) || isEnded(action.status)) return []
    return [
      {
        action,
        helpWanted: report.helpWanted,
        report,
        isLate: action.endsOn !== null && lastDayOf(action.endsOn, action.endsPrecision) < today,
        reservations: decisions
          .filter(({ actionIds }) => actionIds.includes(action.id))
          .flatMap(({ positions }) => positions.filter(isReserved)),
      },
    ]
  })
}

export function essentialsOf(data: EssentialData): Essentials {
  const onDecisions = data.decisions.filter(isOpenDecision).flatMap(({ positions, text, number, decidedOn }) =>
    positions.filter(isReserved).map((position) => ({
      ...position,
      about: { kind: 'decision' as const, text: `${decisionReference({ number, decidedOn })}, ${text}` },
    })),
  )
  const onFindings = data.findingReservations.map(({ findingId: _, findingNumber, findingTitle, ...position }) => ({
    ...position,
    about: { kind: 'finding' as const, text: `${findingNumber}, ${findingTitle}` },
  }))
  return { counts: countProgress(data.actions), reservations: [...onDecisions, ...onFindings] }
}
