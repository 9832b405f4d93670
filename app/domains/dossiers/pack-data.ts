/** What the documents of follow-up are written from, as read from the database at one instant. Pure: types only. */

import type { CooperationData } from '#app/domains/cooperation/queries.server.ts'
import type { DiagnosisForDocument, IssuesForCopil } from '#app/domains/diagnosis/queries.server.ts'
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import type { DossierParty } from '#app/domains/documents/dossier.ts'
import type { CorrectiveState, DifficultyKind } from '#app/domains/followup/followup.ts'
import type { BodyKind } from '#app/domains/governance/governance.ts'
import type { DecisionState, PartyPosition, PartyProposal } from '#app/domains/meetings/meetings.ts'
import type { ActionFlag, ActionStatus, MeansLine, StepStatus } from '#app/domains/plan/plan.ts'
import type { PlanComparison } from '#app/domains/snapshots/queries.server.ts'
import type { ReleasedResults } from '#app/domains/surveys/queries.server.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'

export type PackStep = {
  readonly title: string
  readonly targetOn: string | null
  readonly targetPrecision: DatePrecision
  readonly doneOn: string | null
  readonly status: StepStatus
}

export type PackMeasure = {
  readonly name: string
  readonly unit: string
  readonly baseline: number | null
  readonly baselineOn: string | null
  readonly target: number | null
  readonly targetOn: string | null
  /** By date. */
  readonly values: readonly { readonly measuredOn: string; readonly value: number }[]
}

export type PackAction = {
  readonly id: string
  readonly code: string
  readonly title: string
  /** The highest axis above it; null without axis. */
  readonly topAxisId: string | null
  readonly themeId: string | null
  readonly themeName: string | null
  readonly status: ActionStatus
  readonly startsOn: string | null
  readonly startsPrecision: DatePrecision
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
  readonly nextStep: string
  readonly nextStepOn: string | null
  readonly lastReportOn: string | null
  readonly createdOn: string
  readonly leadPartyName: string | null
  readonly leadName: string
  readonly flags: readonly ActionFlag[]
}

/** An action with all its sheet, for the long documents. */
export type PackSheet = PackAction & {
  /** A decision is about it, or a copil validated the whole plan, or the convention is signed. */
  readonly isDecided: boolean
  readonly description: string
  readonly public: string
  readonly partnerNames: readonly string[]
  readonly steps: readonly PackStep[]
  readonly measures: readonly PackMeasure[]
  readonly means: readonly MeansLine[]
}

export type PackReport = {
  readonly actionId: string
  readonly reportedOn: string
  readonly status: 'submitted' | 'accepted'
  readonly facts: string
  readonly difficultyKind: DifficultyKind | null
  readonly difficulty: string
  readonly helpWanted: string
  /** Body asked for help; null when the lead named none. */
  readonly helpBody: { readonly name: string; readonly kind: BodyKind } | null
  /** Gap to the calendar in months; null when it was not said. */
  readonly delayMonths: number | null
  readonly publicsReached: string
  readonly peopleReached: number | null
  readonly nextStep: string
  readonly nextStepOn: string | null
  readonly proposedEndsOn: string | null
  readonly adjustment: string
}

export type GivenPosition = {
  readonly partyName: string
  readonly position: PartyPosition
  readonly comment: string
}

export type PackDecision = {
  readonly number: number
  readonly text: string
  readonly responsible: string
  readonly dueOn: string | null
  readonly state: DecisionState
  readonly decidedOn: string
  readonly bodyName: string
  readonly positions: readonly GivenPosition[]
  /** Actions the decision is about. */
  readonly actionIds: readonly string[]
}

/** A reservation or a disagreement of a party on a shared finding. */
export type FindingReservation = GivenPosition & {
  readonly findingId: string
  readonly findingNumber: number
  readonly findingTitle: string
}

export type PackCorrective = {
  readonly actionId: string | null
  readonly actionCode: string | null
  readonly actionTitle: string | null
  readonly objectiveTitle: string | null
  readonly decisionNumber: number | null
  readonly decidedOn: string | null
  readonly gap: string
  readonly cause: string
  readonly measure: string
  readonly responsible: string
  readonly dueOn: string
  readonly state: CorrectiveState
  readonly result: string
  readonly closedOn: string | null
}

export type PackObjective = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly themeId: string | null
  readonly issueTitle: string | null
  readonly isIssueRetained: boolean
  readonly isMeasurable: boolean
  /** Name of the indicator, else of the parties' own measure; null while none is chosen. */
  readonly measureName: string | null
  /** The value in words with its unit; its year is beside it. */
  readonly baseline: { readonly text: string; readonly year: number | null } | null
  readonly target: { readonly text: string; readonly year: number | null } | null
  readonly last: { readonly text: string; readonly year: number | null } | null
  /** Under which births its target is read, in words; null when none is chosen. */
  readonly hypothesis: string | null
}

export type PackMeeting = {
  readonly id: string
  readonly title: string
  readonly startsAt: Date
  readonly timeZone: string
  readonly place: string
  readonly agenda: readonly {
    readonly title: string
    readonly presenter: string
    readonly durationMinutes: number | null
    readonly isPutOff: boolean
    /** A decision came out of it. */
    readonly isDecided: boolean
    /** What is asked of the copil; empty: information. */
    readonly demand: string
    readonly reason: string
    readonly effect: string
    readonly proposals: readonly PartyProposal[]
    /** What the point is about, and its page under the CTG. */
    readonly subjectType: string | null
    readonly subjectId: string | null
    readonly about: string | undefined
  }[]
}

/** A copil held, and how many seats of each party were filled. */
export type HeldMeeting = {
  readonly title: string
  readonly bodyName: string
  readonly heldOn: string
  readonly decisionCount: number
  readonly seats: readonly {
    readonly partyName: string
    readonly functionTitle: string
    readonly presence: 'present' | 'represented' | 'excused' | 'absent'
    /** Empty: nobody held the seat that day, and nobody sat in it. */
    readonly personName: string
  }[]
}

/** What the page of the élu is made of: read in six statements. */
export type EssentialData = {
  readonly ctgId: string
  readonly today: string
  /** The copil to come, or the one asked for. */
  readonly meeting: PackMeeting | null
  /** Last day of a convention that has ended, with no copil to come: nothing comes next; null otherwise. */
  readonly endedOn: string | null
  /** Day of the last copil held before it; null for the first one. */
  readonly sinceOn: string | null
  readonly actions: readonly PackAction[]
  /** Not sent back, the latest first. */
  readonly reports: readonly PackReport[]
  /** Since `from`, and those still to be done; the latest first. */
  readonly decisions: readonly PackDecision[]
  readonly findingReservations: readonly FindingReservation[]
  readonly issues: IssuesForCopil
}

export type PackTheme = {
  readonly id: string
  readonly name: string
  /** What the parties write together of it; empty while nobody did. */
  readonly chapter: DocumentText
}
export type PackAxis = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly levelLabel: string
}

/** What the sections on where the plan stands are made of. */
export type ProgressData = Omit<EssentialData, 'findingReservations' | 'issues'> & {
  /** The highest ones, in order. */
  readonly axes: readonly PackAxis[]
  readonly correctives: readonly PackCorrective[]
}

export type PackData = Omit<EssentialData, 'actions'> & {
  readonly ctgName: string
  readonly place: string
  readonly isDemo: boolean
  readonly parties: readonly DossierParty[]
  readonly themes: readonly PackTheme[]
  /** The highest ones, in order. */
  readonly axes: readonly PackAxis[]
  readonly actions: readonly PackSheet[]
  readonly correctives: readonly PackCorrective[]
  readonly objectives: readonly PackObjective[]
  readonly heldMeetings: readonly HeldMeeting[]
  readonly cooperation: CooperationData
  /** Since the state of the copil before; undefined when none was frozen. */
  readonly comparison: PlanComparison | undefined
  /** Of the document that tells it only: figures, words, findings and issues of every theme. */
  readonly diagnosis: DiagnosisForDocument | null
  /** Closed surveys, of the same document only. */
  readonly surveys: readonly ReleasedResults[]
}
