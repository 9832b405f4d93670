/**
 * Milestones of a CTG: those that a decision reaches, and what Trame points out. They overlap, and nothing forbids any of them.
 * Pure. Rules: docs/rules/journey.md §1-4.
 */
import type { MilestoneKind } from '#app/domains/ctg/ctg.ts'
import { type Missing, missingCount, missingItem } from '#app/domains/meetings/meetings.ts'

/** Milestones that a decision may reach, several at once (§2.1); in the order of the form. */
export const decidedKinds = [
  'diagnosis-validated',
  'priorities-validated',
  'plan-validated',
  'draft-validated',
  'signature-decided',
  'renewed',
  'extended',
  'closed',
  'terminated',
] as const satisfies readonly MilestoneKind[]
export type DecidedKind = (typeof decidedKinds)[number]

/** Milestones a date may be aimed at; a yearly copil has its own rule. */
export const targetKinds = [
  'framed',
  'diagnosis-validated',
  'priorities-validated',
  'plan-validated',
  'draft-validated',
  'signature-decided',
  'authorised',
  'signed',
  'evaluated',
] as const satisfies readonly MilestoneKind[]

/** What is counted to say what is missing, each by the rule of its slice (facts.ts). */
export type MilestoneFacts = {
  readonly partiesWithoutRepresentative: readonly string[]
  readonly copilCount: number
  readonly themesWithoutFinding: readonly string[]
  readonly findingsWithoutElement: number
  readonly findingsAwaitingPosition: number
  readonly retainedIssues: number
  readonly actions: number
  readonly actionsWithoutLead: number
  readonly actionsWithoutDate: number
  readonly actionsWithoutObjective: number
  readonly objectivesWithoutBaseline: number
  readonly conventionVersions: number
}

/** One when there is none: « aucune action écrite » is then said. */
const noneOf = (count: number): number => (count === 0 ? 1 : 0)

const framing = (facts: MilestoneFacts): readonly Missing[] => [
  ...missingItem('parties-without-representative', facts.partiesWithoutRepresentative),
  ...missingCount('no-body', noneOf(facts.copilCount)),
]
const diagnosis = (facts: MilestoneFacts): readonly Missing[] => [
  ...missingItem('no-finding', facts.themesWithoutFinding),
  ...missingCount('findings-without-element', facts.findingsWithoutElement),
  ...missingCount('findings-not-asked', facts.findingsAwaitingPosition),
]
const priorities = (facts: MilestoneFacts): readonly Missing[] =>
  missingCount('no-retained-issue', noneOf(facts.retainedIssues))
const plan = (facts: MilestoneFacts): readonly Missing[] => [
  ...missingCount('no-action', noneOf(facts.actions)),
  ...missingCount('actions-without-lead', facts.actionsWithoutLead),
  ...missingCount('actions-without-date', facts.actionsWithoutDate),
  ...missingCount('actions-without-objective', facts.actionsWithoutObjective),
  ...missingCount('objectives-without-baseline', facts.objectivesWithoutBaseline),
]
const draft = (facts: MilestoneFacts): readonly Missing[] =>
  missingCount('no-convention-draft', noneOf(facts.conventionVersions))
const nothing = (): readonly Missing[] => []

/** What Trame points out when a milestone is reached (§3); never a reason to refuse. */
export const remarksOf: Record<MilestoneKind, (facts: MilestoneFacts) => readonly Missing[]> = {
  framed: framing,
  'diagnosis-validated': diagnosis,
  'priorities-validated': priorities,
  'plan-validated': plan,
  'draft-validated': draft,
  'signature-decided': draft,
  authorised: nothing,
  'in-application': nothing,
  signed: nothing,
  'yearly-copil': nothing,
  /** Its own slice says what a frozen evaluation lacks (docs/rules/evaluation.md §6). */
  evaluated: nothing,
  renewed: nothing,
  extended: nothing,
  closed: nothing,
  terminated: nothing,
}

/** Remarks of several milestones, each said once, in the order of the milestones (§2.3). */
export function remarksOfAll(kinds: readonly MilestoneKind[], facts: MilestoneFacts): readonly Missing[] {
  const all = kinds.flatMap((kind) => remarksOf[kind](facts))
  return all.filter(({ code }, index) => all.findIndex((other) => other.code === code) === index)
}

export type FramingRefusal = 'framing-already-recorded' | 'framing-already-agreed'

/** §4.1: the note is agreed once by each lead party; the second agreement records the framing. */
export function refusalToFrame(
  { reachedOn, agreedPartyIds, isSameNote }: FramingState,
  partyId: string,
): FramingRefusal | undefined {
  if (reachedOn !== null) return 'framing-already-recorded'
  if (isSameNote && agreedPartyIds.includes(partyId)) return 'framing-already-agreed'
}

export type FramingState = {
  readonly reachedOn: string | null
  readonly agreedPartyIds: readonly string[]
  readonly isSameNote: boolean
}
