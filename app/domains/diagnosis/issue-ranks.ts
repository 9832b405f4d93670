/** Issues scored by each party, ranked by each, never averaged; then the order for the copil. Pure. Rules: docs/rules/diagnosis.md §10. */
import type { IssueStatus } from './diagnosis.ts'

export const scoreCriteria = ['gravity', 'capacity', 'urgency'] as const
export type ScoreCriterion = (typeof scoreCriteria)[number]

export const scoreValues = ['1', '2', '3', '4'] as const
export const highestScore = scoreValues.length

/** Each from 1 to 4. */
export type Scores = Readonly<Record<ScoreCriterion, number>>
export type ScoredIssue = Scores & { readonly issueId: string }

/** The higher sum first; at equal sums gravity decides, then urgency (§10.3). Zero: equal for this party. */
const compareScores = (one: Scores, other: Scores): number =>
  other.gravity + other.capacity + other.urgency - (one.gravity + one.capacity + one.urgency) ||
  other.gravity - one.gravity ||
  other.urgency - one.urgency

/**
 * Rank of each issue for one party, by id, the first first; equal issues share their rank, in the order given.
 * @param scored those of one party only
 */
export function ranksOf(scored: readonly ScoredIssue[]): ReadonlyMap<string, number> {
  const ordered = scored.toSorted(compareScores)
  return new Map(
    ordered.map((issue) => [issue.issueId, ordered.findIndex((first) => compareScores(first, issue) === 0) + 1]),
  )
}

/**
 * How many places higher the second party puts each issue, by id: negative when lower. Issues that both scored only, each
 * order counted among these (§10.4).
 */
export function gapsBetween(one: readonly ScoredIssue[], other: readonly ScoredIssue[]): ReadonlyMap<string, number> {
  const among = (scored: readonly ScoredIssue[], beside: readonly ScoredIssue[]) =>
    ranksOf(scored.filter(({ issueId }) => beside.some((issue) => issue.issueId === issueId)))
  const others = among(other, one)
  return new Map([...among(one, other)].map(([issueId, rank]) => [issueId, rank - (others.get(issueId) ?? rank)]))
}

/** From three places on, a gap is drawn dark and comes to be discussed (§10.4). */
export const widePlaces = 3
export const isWide = (gap: number): boolean => Math.abs(gap) >= widePlaces

type PartyScores = { readonly partyId: string; readonly scored: readonly ScoredIssue[] }
type WideGap = {
  readonly issueId: string
  readonly places: number
  /** Who puts it higher, and who lower. */
  readonly higherPartyId: string
  readonly lowerPartyId: string
}

/** The widest gap of each issue between two parties, whichever they are, the widest first; narrower than three places: none. */
export function wideGapsOf(parties: readonly PartyScores[]): readonly WideGap[] {
  const widest = new Map<string, WideGap>()
  for (const [index, one] of parties.entries())
    for (const other of parties.slice(index + 1))
      for (const [issueId, gap] of gapsBetween(one.scored, other.scored)) {
        const places = Math.abs(gap)
        if (!isWide(gap) || places <= (widest.get(issueId)?.places ?? 0)) continue
        const [higherPartyId, lowerPartyId] = gap > 0 ? [other.partyId, one.partyId] : [one.partyId, other.partyId]
        widest.set(issueId, { issueId, places, higherPartyId, lowerPartyId })
      }
  return [...widest.values()].toSorted((one, other) => other.places - one.places)
}

type Ranked = {
  readonly number: number
  readonly status: IssueStatus
  /** Retained by the copil. */
  readonly rank: number | null
  readonly proposedRank: number | null
}

const last = Number.MAX_SAFE_INTEGER

/**
 * Issues for the copil, in order: those it retained, at their rank; those proposed to it, then those still to debate, each in
 * the order proposed, then by number. Those not retained are apart (§10.5).
 */
export function copilOrder<Issue extends Ranked>(issues: readonly Issue[]) {
  const of = (status: IssueStatus, rankOf: (issue: Issue) => number | null) =>
    issues
      .filter((issue) => issue.status === status)
      .toSorted((one, other) => (rankOf(one) ?? last) - (rankOf(other) ?? last) || one.number - other.number)
  const proposedRank = (issue: Issue) => issue.proposedRank
  return {
    retained: of('retained', ({ rank }) => rank),
    proposed: of('proposed', proposedRank),
    toDebate: of('to-debate', proposedRank),
    notRetained: of('not-retained', () => null),
  }
}

/** Who scores: the parties with a seat at the copil; before anyone has one, those who sign (§10.1). */
export function partiesThatScore<Party extends { readonly sitsAtCopil: boolean; readonly isSignatory: boolean }>(
  parties: readonly Party[],
): readonly Party[] {
  const sitting = parties.filter(({ sitsAtCopil }) => sitsAtCopil)
  return sitting.length > 0 ? sitting : parties.filter(({ isSignatory }) => isSignatory)
}

/** Why this party scores no issue; undefined when it does. */
export const refusalToScore = (
  parties: readonly { readonly id: string; readonly scoresNow: boolean }[],
  partyId: string,
): 'score-not-sitting' | undefined =>
  parties.some(({ id, scoresNow }) => id === partyId && scoresNow) ? undefined : 'score-not-sitting'
