/** The board of the issues: each party's own order, the gaps, the order for the copil. Pure. Rules: docs/rules/diagnosis.md §10. */
import type { PartyKind } from '#app/kernel/actor.ts'
import type { IssueStatus } from './diagnosis.ts'
import { copilOrder, gapsBetween, isWide, ranksOf, type Scores, wideGapsOf } from './issue-ranks.ts'

type Party = { readonly id: string; readonly kind: PartyKind; readonly shortName: string; readonly isLead: boolean }
type Issue = {
  readonly id: string
  readonly number: number
  readonly status: IssueStatus
  readonly rank: number | null
  readonly proposedRank: number | null
}
type Score = Scores & { readonly issueId: string; readonly partyId: string }

/** Each party with its scores of the issues that count, and its ranks by id of the issue. */
export function rankedParties<P extends Pick<Party, 'id'>, S extends Score>(
  parties: readonly P[],
  issues: readonly Pick<Issue, 'id' | 'status'>[],
  scores: readonly S[],
) {
  const counted = new Set(issues.filter(({ status }) => status !== 'not-retained').map(({ id }) => id))
  return parties.map((party) => {
    const scored = scores.filter(({ partyId, issueId }) => partyId === party.id && counted.has(issueId))
    return { party, partyId: party.id, scored, ranks: ranksOf(scored) }
  })
}

/** The same for the parties that scored, which the scores name in their order. */
export function rankedByScores<S extends Score & { readonly partyName: string }>(
  issues: readonly Pick<Issue, 'id' | 'status'>[],
  scores: readonly S[],
) {
  const parties = [...new Map(scores.map(({ partyId, partyName }) => [partyId, partyName]))]
  return rankedParties(
    parties.map(([id, shortName]) => ({ id, shortName })),
    issues,
    scores,
  )
}

/** The two whose orders face each other: those asked for, else the first that lead. Fewer than two parties: what there is. */
function pairOf<P extends Party>(parties: readonly P[], partyIds: readonly (string | undefined)[]): readonly P[] {
  const named = partyIds.flatMap((id) => parties.find((party) => party.id === id) ?? [])
  const others = [...parties.filter(({ isLead }) => isLead), ...parties.filter(({ isLead }) => !isLead)]
  return [...new Set([...named, ...others])].slice(0, 2)
}

/** The two parties crossed and the issue opened, as the address names them. */
export type BoardQuery = {
  readonly one?: string | undefined
  readonly other?: string | undefined
  readonly issueId?: string | undefined
}

type BoardData<P, I, S> = {
  readonly parties: readonly P[]
  readonly issues: readonly I[]
  readonly scores: readonly S[]
}

/** A line between two columns, from the place on the left to the place on the right, both from 0. */
type BoardLine = {
  readonly issueId: string
  readonly from: number
  readonly to: number
  readonly isWide: boolean
}

export function issuesBoard<P extends Party, I extends Issue, S extends Score>(
  { parties, issues, scores }: BoardData<P, I, S>,
  query: BoardQuery = {},
) {
  const ranked = rankedParties(parties, issues, scores)
  const order = copilOrder(issues)
  const forCopil = [...order.retained, ...order.proposed, ...order.toDebate]
  const wideGaps = wideGapsOf(ranked)
  const chosenId = forCopil.find(({ id }) => id === query.issueId)?.id ?? wideGaps[0]?.issueId ?? null
  const pair = pairOf(parties, [query.one, query.other])
  const [one, other] = pair.flatMap((party) => ranked.find(({ partyId }) => partyId === party.id) ?? [])
  const gaps = one && other ? gapsBetween(one.scored, other.scored) : new Map<string, number>()
  const columns = [one, other].flatMap((column) => (column ? [columnOf(column, forCopil)] : []))
  return {
    ranked,
    order,
    forCopil,
    columns,
    /** Places by which the second column puts each issue higher. */
    gaps,
    /** Between the columns, then from the second one to the copil's. */
    lines: linesOf(columns, forCopil, gaps),
    wideGaps,
    chosenId,
  }
}

type Ranked<P, S> = {
  readonly party: P
  readonly scored: readonly S[]
  readonly ranks: ReadonlyMap<string, number>
}

/** The issues in the order of a party, then those it has not scored. */
function columnOf<P, I extends Issue, S extends Score>({ party, scored, ranks }: Ranked<P, S>, issues: readonly I[]) {
  const entries = issues.map((issue) => ({
    issue,
    rank: ranks.get(issue.id) ?? null,
    score: scored.find(({ issueId }) => issueId === issue.id) ?? null,
  }))
  const places = [...ranks.keys()]
  return {
    party,
    entries: entries.toSorted(
      (first, second) =>
        Number(first.rank === null) - Number(second.rank === null) ||
        places.indexOf(first.issue.id) - places.indexOf(second.issue.id),
    ),
  }
}

type Column = { readonly entries: readonly { readonly issue: { readonly id: string }; readonly rank: number | null }[] }

/** Places of the issues a column ranks; those it does not rank have no line. */
const placesIn = ({ entries }: Column): ReadonlyMap<string, number> =>
  new Map(entries.flatMap(({ issue, rank }, place) => (rank === null ? [] : [[issue.id, place] as const])))

function linesOf(
  columns: readonly Column[],
  issues: readonly { readonly id: string }[],
  gaps: ReadonlyMap<string, number>,
): readonly (readonly BoardLine[])[] {
  const places = [...columns.map(placesIn), new Map(issues.map(({ id }, place) => [id, place] as const))]
  return places.slice(0, -1).map((left, index) =>
    [...left].flatMap(([issueId, from]): readonly BoardLine[] => {
      const to = places[index + 1]?.get(issueId)
      if (to === undefined) return []
      const isLast = index === places.length - 2
      return [{ issueId, from, to, isWide: isWide(isLast ? from - to : (gaps.get(issueId) ?? 0)) }]
    }),
  )
}
