/** What evidence is computed from, read at one instant from the slices that own it. Pure. */
import type { MeasuredObjective } from '#app/domains/dossiers/queries.server.ts'
import type { DecisionState, YearlyCopilFacts } from '#app/domains/meetings/meetings.ts'
import type { PlanContent } from '#app/domains/snapshots/queries.server.ts'
import type { PartyKind } from '#app/kernel/actor.ts'
import type { DocumentEvidence, SurveyEvidence, WordEvidence } from './evidence-shape.ts'
import type { FirstDate } from './slips.ts'

export type Point = { readonly year: number; readonly value: number }

/** What the figures say of an indicator: its years, and larger territories or groups of communes beside. */
export type IndicatorResult = {
  readonly indicatorId: string
  readonly series: readonly Point[]
  readonly references: readonly { readonly name: string; readonly year: number; readonly words: string }[]
}

export type Attending = {
  readonly name: string
  readonly kind: PartyKind
  /** Of the body; null for those of the whole CTG. */
  readonly themeId: string | null
  /** Meetings where a seat of the party was noted; those where somebody sat for it. */
  readonly noted: number
  readonly sat: number
}

export type EvidenceSources = {
  readonly today: string
  readonly plan: PlanContent
  /** The first state of the plan that held actions; null when none was frozen. */
  readonly firstState: { readonly name: string; readonly takenOn: string; readonly content: PlanContent } | null
  readonly firstDates: readonly FirstDate[]
  readonly objectives: readonly MeasuredObjective[]
  readonly indicators: readonly IndicatorResult[]
  /** Values of the parties’ own measures, as states of the plan froze them. */
  readonly ownPoints: readonly (Point & { readonly objectiveId: string })[]
  readonly decisions: readonly { readonly state: DecisionState; readonly subjectIds: readonly string[] }[]
  readonly copilFacts: YearlyCopilFacts
  /** Days of the copils closed. */
  readonly copilDays: readonly string[]
  readonly attending: readonly Attending[]
  readonly actionThemes: readonly { readonly actionId: string; readonly themeId: string }[]
  readonly testimonies: readonly (WordEvidence['testimonies'][number] & { readonly themeId: string })[]
  /** Closed, the last one first. */
  readonly surveys: readonly SurveyEvidence[]
  readonly files: readonly (DocumentEvidence['files'][number] & { readonly actionId: string })[]
}
