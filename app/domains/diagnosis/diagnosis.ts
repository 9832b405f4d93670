/** Readings, findings and issues of the shared diagnosis, and their rules. Pure. Rules: docs/rules/diagnosis.md. */

export {
  deepestLevel,
  type LevelLabels,
  levelLabelOf,
  levelOf,
  refusalToPlaceAxis,
  usualLevelLabels,
} from './objective.ts'

export const findingKinds = ['strength', 'weakness', 'opportunity', 'threat'] as const
export type FindingKind = (typeof findingKinds)[number]

export type FindingStatus = 'proposed' | 'shared' | 'withdrawn'

export const positions = ['agreement', 'reservation', 'disagreement', 'not-asked'] as const
export type Position = (typeof positions)[number]

export const issueStatuses = ['to-debate', 'proposed', 'retained', 'not-retained'] as const
export type IssueStatus = (typeof issueStatuses)[number]

export const testimonyKinds = ['survey', 'interview', 'workshop', 'visit', 'professional', 'other'] as const
export type TestimonyKind = (typeof testimonyKinds)[number]

/** Target status → the statuses it may follow. Rule: docs/rules/diagnosis.md §3. */
const findingMayFollow: Record<FindingStatus, readonly FindingStatus[]> = {
  proposed: ['shared'],
  shared: ['proposed'],
  withdrawn: ['proposed'],
}

/** What its group does with an issue; a priority is made by the copil, none is left out by one party alone. Rule: §5. */
export const issueMayFollow: Record<IssueStatus, readonly IssueStatus[]> = {
  'to-debate': ['proposed', 'not-retained'],
  proposed: ['to-debate', 'not-retained'],
  retained: [],
  'not-retained': [],
}

export type AskedParty = { readonly id: string; readonly isSignatory: boolean; readonly isLead: boolean }
export type GivenPosition = { readonly partyId: string; readonly position: Position }

/**
 * Parties whose position is still awaited: the lead parties that have neither answered nor said they are not asked.
 * Other signatories may answer, none waits for them. Rule: docs/rules/diagnosis.md §3.3.
 */
export const listAwaitedParties = <Party extends AskedParty>(
  parties: readonly Party[],
  positions: readonly GivenPosition[],
): readonly Party[] =>
  parties.filter(
    ({ id, isSignatory, isLead }) => isSignatory && isLead && !positions.some(({ partyId }) => partyId === id),
  )

/**
 * Status that the positions give a finding which is not withdrawn. Rule: docs/rules/diagnosis.md §3.4.
 * @returns `shared` when nobody is awaited, nobody disagrees, and two parties at least have answered
 */
export function statusFromPositions(
  parties: readonly AskedParty[],
  positions: readonly GivenPosition[],
): 'proposed' | 'shared' {
  if (listAwaitedParties(parties, positions).length > 0) return 'proposed'
  if (positions.some(({ position }) => position === 'disagreement')) return 'proposed'
  const answers = positions.filter(({ position }) => position !== 'not-asked')
  return answers.length >= 2 ? 'shared' : 'proposed'
}

/** Why this party cannot give a position now; undefined when it can. */
export function refusalToGivePosition(
  finding: { readonly status: FindingStatus },
  party: Pick<AskedParty, 'isSignatory'>,
): 'position-not-signatory' | 'finding-withdrawn' | undefined {
  if (!party.isSignatory) return 'position-not-signatory'
  if (finding.status === 'withdrawn') return 'finding-withdrawn'
}

/** A shared finding is what the parties agreed on: its words no longer move. */
export function refusalToUpdateFinding(finding: {
  readonly status: FindingStatus
}): 'finding-shared' | 'finding-withdrawn' | undefined {
  if (finding.status === 'shared') return 'finding-shared'
  if (finding.status === 'withdrawn') return 'finding-withdrawn'
}

export function refusalToWithdrawFinding({
  status,
}: {
  readonly status: FindingStatus
}): 'shared-not-withdrawn' | 'finding-withdrawn' | undefined {
  if (findingMayFollow.withdrawn.includes(status)) return
  return status === 'shared' ? 'shared-not-withdrawn' : 'finding-withdrawn'
}

/** A finding rests on a figure or a testimony of its theme. Rule: §3.1: told, never required of the parties' own words. */
export const hasElement = (finding: { readonly figureCount: number; readonly testimonyCount: number }): boolean =>
  finding.figureCount + finding.testimonyCount > 0

export function refusalToSetIssueStatus(
  issue: { readonly status: IssueStatus },
  next: IssueStatus,
): 'issue-needs-decision' | 'issue-needs-both' | 'issue-decided' | undefined {
  if (issueMayFollow[next].includes(issue.status) || issue.status === next) return
  if (next === 'not-retained' && issue.status !== 'retained') return 'issue-needs-both'
  return next === 'retained' ? 'issue-needs-decision' : 'issue-decided'
}

/** Only what is still open is scored, ordered for the copil (§10), or left out by both coordinations or the copil (§5.4). */
export function refusalOnceSettled({
  status,
}: {
  readonly status: IssueStatus
}): 'issue-decided' | 'issue-not-retained' | undefined {
  if (status === 'retained') return 'issue-decided'
  if (status === 'not-retained') return 'issue-not-retained'
}

/** The words of a retained issue are those the copil read. */
export const refusalToUpdateIssue = ({ status }: { readonly status: IssueStatus }): 'issue-decided' | undefined =>
  status === 'retained' ? 'issue-decided' : undefined

export function refusalToRemoveTestimony(usedBy: number): 'testimony-used' | undefined {
  if (usedBy > 0) return 'testimony-used'
}

export type PartyReading = {
  readonly text: string
  /** Day of the last request, Paris. */
  readonly askedOn: string | null
  /** Day it was last written, Paris. */
  readonly writtenOn: string | null
}

/** A reading asked for and not written since. Rule: docs/rules/diagnosis.md §1.3. */
export const isReadingAwaited = ({ text, askedOn, writtenOn }: PartyReading): boolean =>
  askedOn !== null && (text === '' || writtenOn === null || writtenOn < askedOn)

/** Ranks of issues just retained, in the order given, after those retained before and not named again. Rule: §5.3. */
export const ranksFrom = (issueIds: readonly string[], lastRankOfOthers: number): ReadonlyMap<string, number> =>
  new Map([...new Set(issueIds)].map((id, index) => [id, lastRankOfOthers + index + 1]))

/** A newer vintage than the one frozen under a finding. Rule: docs/rules/diagnosis.md §4.2. */
export const isNewerData = (frozenYear: number, latestYear: number | null): boolean =>
  latestYear !== null && latestYear > frozenYear
