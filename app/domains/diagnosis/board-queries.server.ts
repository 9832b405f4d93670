/** What the board of the issues and the form of the scores read. Rules: docs/rules/diagnosis.md §10. */
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { getUnseatedSignatories } from '#app/domains/governance/queries.server.ts'
import { noStanding } from '#app/domains/meetings/meetings.ts'
import { listCopilStandings, selectNextCopil } from '#app/domains/meetings/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { dayIn, parisDay, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { copilOrder, refusalToScore } from './issue-ranks.ts'
import { type BoardQuery, issuesBoard } from './issues-board.ts'
import { diagnosisPermissions } from './permissions.ts'
import { listFindings, listIssues } from './rows.server.ts'
import { listPartiesToScore, listScores } from './score-rows.server.ts'

/** The issues with what each party thinks of them, as pages and documents tell it. Three statements. */
export async function loadRankedIssues(db: Reader, ctgId: string, today: string) {
  // One after the other: a caller may be inside a transaction, which has a single connection.
  const issues = await listIssues(db, ctgId)
  const scores = await listScores(db, ctgId)
  const parties = await listPartiesToScore(db, ctgId, today)
  return {
    issues,
    scores,
    parties: parties.filter(({ id, scoresNow }) => scoresNow || scores.some(({ partyId }) => partyId === id)),
  }
}

async function findNextCopil(db: Reader, ctgId: string, at: Date) {
  const copil = await selectNextCopil(db, ctgId, at)
    .select(['meeting.id', 'meeting.starts_at as startsAt', 'meeting.time_zone as timeZone'])
    .executeTakeFirst()
  return copil ? { id: copil.id, on: dayIn(copil.timeZone, copil.startsAt) } : null
}

const findRanking = (db: Reader, ctgId: string) =>
  rowsOf(db, 'issue_ranking', { ctg_id: ctgId }).find(['proposed_by as by', 'proposed_at as at', 'version'])

/** @throws DomainError not-found for a stranger */
export async function getIssuesBoardPage(context: Context, ctgId: string, query: BoardQuery) {
  const { db, actor, at } = context
  const { partyId } = requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const [{ issues, scores, parties }, seats, findings, ranking, nextCopil, standings, themes] = await Promise.all([
    loadRankedIssues(db, ctgId, today),
    getUnseatedSignatories(context, ctgId),
    listFindings(db, ctgId),
    findRanking(db, ctgId),
    findNextCopil(db, ctgId, at),
    listCopilStandings(db, new Map([[ctgId, today]])),
    listThemes(db, ctgId),
  ])
  const board = issuesBoard({ issues, parties, scores }, query)
  const { endedOn } = standings.get(ctgId) ?? noStanding
  const mayScore = endedOn === null && allows(diagnosisPermissions.scoreIssues, actor, { ctgId, partyId })
  return {
    ctgId,
    parties,
    issues,
    ...board,
    ...seats,
    ranking: ranking ? { by: ranking.by, on: parisDay(ranking.at), version: ranking.version } : null,
    nextCopil,
    /** Last day of a convention that has ended; null while it runs. */
    endedOn,
    positions: findings.map(({ id, status, positions }) => ({ id, status, positions })),
    actingPartyId: partyId,
    /** None once the convention has ended: nothing more is ranked. */
    themesToWrite: (endedOn === null ? themes : []).filter(({ id }) =>
      allows(diagnosisPermissions.writeIssue, actor, { ctgId, themeId: id }),
    ),
    mayScore: mayScore && refusalToScore(parties, partyId) === undefined,
    mayProposeRanks: endedOn === null && allows(diagnosisPermissions.proposeIssueRanks, actor, { ctgId }),
  }
}
export type IssuesBoardPageData = Awaited<ReturnType<typeof getIssuesBoardPage>>

/** The form of the party one acts for. @throws DomainError forbidden for a role that scores nothing, conflict for a party that does not sit */
export async function getScoringPage(context: Context, ctgId: string) {
  const { db, actor } = context
  const { partyId } = requireMembership(actor, ctgId)
  requireRight(actor, diagnosisPermissions.scoreIssues, { ctgId, partyId }, 'diagnosis.score-issues')
  const { issues, scores, parties } = await loadRankedIssues(db, ctgId, todayIn(context, ctgId))
  const own = scores.filter((score) => score.partyId === partyId)
  const { proposed, toDebate } = copilOrder(issues)
  return {
    ctgId,
    party: parties.find(({ id }) => id === partyId) ?? null,
    refusal: refusalToScore(parties, partyId) ?? null,
    issues: [...proposed, ...toDebate]
      .toSorted((one, other) => one.number - other.number)
      .map((issue) => ({ ...issue, own: own.find(({ issueId }) => issueId === issue.id) ?? null })),
  }
}
export type ScoringPageData = Awaited<ReturnType<typeof getScoringPage>>
