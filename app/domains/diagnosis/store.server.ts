/** Loads and checks for the commands of the slice. Every statement carries the CTG's id: another CTG's thing is not found. */

import { requireTheme } from '#app/domains/ctg/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { levelLabelOf, usualLevelLabels } from './objective.ts'

type WithTransaction = Pick<Work, 'tx'>

/** The party named, or the one the actor acts for. @throws DomainError not-found */
export async function requireOwnOrNamedParty(
  { tx, actor }: Pick<Work, 'tx' | 'actor'>,
  ctgId: string,
  partyId: string | null,
) {
  const id = partyId ?? requireMembership(actor, ctgId).partyId
  const party = await rowOf(tx, 'party', { ctgId, id }).find(['id', 'is_signatory as isSignatory', 'is_lead as isLead'])
  return found(party, 'diagnosis.party-not-found')
}

/** A theme of the CTG, on which something is about to be said. @throws DomainError not-found */
export async function inTheme(
  work: WithTransaction,
  { ctgId, themeId }: { readonly ctgId: string; readonly themeId: string },
) {
  await requireTheme(work, ctgId, themeId)
  return { ctgId, themeId }
}

/** What the reading of a theme by a party, written or not yet, is of. @throws DomainError not-found */
export async function readingOf(
  work: Pick<Work, 'tx' | 'actor'>,
  { ctgId, themeId, partyId }: { readonly ctgId: string; readonly themeId: string; readonly partyId: string | null },
) {
  await requireTheme(work, ctgId, themeId)
  const party = await requireOwnOrNamedParty(work, ctgId, partyId)
  return { ctgId, themeId, partyId: party.id, isSignatory: party.isSignatory }
}

/** Locks the finding until commit. @throws DomainError not-found */
export const lockFinding = async (
  { tx }: WithTransaction,
  { ctgId, findingId }: { readonly ctgId: string; readonly findingId: string },
) => ({
  ctgId,
  ...found(
    await rowOf(tx, 'finding', { ctgId, id: findingId }).lock([
      'id',
      'number',
      'theme_id as themeId',
      'kind',
      'title',
      'text',
      'status',
      'proposed_by_party_id as proposedByPartyId',
      'version',
    ]),
    'diagnosis.finding-not-found',
  ),
})

/** A proposal of Trame set aside on a theme; locked until commit. @throws DomainError not-found */
export const lockDismissedDraft = async (
  { tx }: WithTransaction,
  { ctgId, outcomeId }: { readonly ctgId: string; readonly outcomeId: string },
) => ({
  ctgId,
  ...found(
    await rowsOf(tx, 'draft_outcome', { ctg_id: ctgId, id: outcomeId, outcome: 'dismissed' }).lock([
      'theme_id as themeId',
      'question',
      'reason',
    ]),
    'diagnosis.draft-not-found',
  ),
})

/** Locks the issue until commit. @throws DomainError not-found */
export const lockIssue = async (
  { tx }: WithTransaction,
  { ctgId, issueId }: { readonly ctgId: string; readonly issueId: string },
) => ({
  ctgId,
  ...found(
    await rowOf(tx, 'issue', { ctgId, id: issueId }).lock([
      'id',
      'number',
      'theme_id as themeId',
      'title',
      'argument',
      'publics',
      'status',
      'version',
    ]),
    'diagnosis.issue-not-found',
  ),
})

/** Locks every issue of the CTG, in one order, so that two acts on their ranks never cross. @throws DomainError not-found for another's */
export async function lockIssues({ tx }: WithTransaction, ctgId: string, issueIds: readonly string[]) {
  const rows = await rowsOf(tx, 'issue', { ctg_id: ctgId })
    .select(['id', 'status', 'priority_rank as rank', 'proposed_rank as proposedRank'])
    .orderBy('id')
    .forUpdate()
    .execute()
  if (issueIds.some((issueId) => !rows.some(({ id }) => id === issueId)))
    throw new DomainError('not-found', 'diagnosis.issue-not-found')
  return rows
}

/** Locks the objective until commit. @throws DomainError not-found */
export const lockObjective = async ({ tx }: WithTransaction, ctgId: string, objectiveId: string) =>
  found(
    await rowOf(tx, 'objective', { ctgId, id: objectiveId }).lock([
      'id',
      'axis_id as axisId',
      'issue_id as issueId',
      'title',
      'measure_name as measureName',
      'measure_unit as measureUnit',
      'indicator_id as indicatorId',
      'series_id as seriesId',
      'not_measurable_reason as notMeasurableReason',
      'baseline',
      'baseline_year as baselineYear',
      'target',
      'target_year as targetYear',
      'last_value as lastValue',
      'last_value_year as lastValueYear',
      'version',
    ]),
    'diagnosis.objective-not-found',
  )

/** Axes in the order of their positions: a statement, or part of one. */
export const selectAxes = (db: Reader, ctgId: string) =>
  db
    .selectFrom('axis')
    .leftJoin('plan_structure', 'plan_structure.ctg_id', 'axis.ctg_id')
    .select(['axis.id', 'axis.parent_id as parentId', 'axis.title', 'axis.theme_id as themeId', 'axis.version'])
    .select(['level_1_label as first', 'level_2_label as second', 'level_3_label as third'])
    .where('axis.ctg_id', '=', ctgId)
    .orderBy('axis.position')
    .orderBy('axis.id')
type AxisRow = Awaited<ReturnType<ReturnType<typeof selectAxes>['execute']>>[number]

/** Each axis with the name of its level. */
export function withLevelNames(rows: readonly AxisRow[]) {
  const [usualFirst, usualSecond, usualThird] = usualLevelLabels
  return rows.map(({ first, second, third, ...axis }) => ({
    ...axis,
    levelLabel: levelLabelOf([first ?? usualFirst, second ?? usualSecond, third ?? usualThird], rows, axis.id),
  }))
}

export const listAxisRows = async (db: Reader, ctgId: string) => withLevelNames(await selectAxes(db, ctgId).execute())

/** Findings of this CTG that an issue may rest on. @throws DomainError not-found | conflict when one is withdrawn */
export async function requireFindings({ tx }: WithTransaction, ctgId: string, findingIds: readonly string[]) {
  if (findingIds.length === 0) return
  const rows = await rowsOf(tx, 'finding', { ctg_id: ctgId })
    .select(['id', 'status'])
    .where('id', 'in', [...findingIds])
    .execute()
  if (rows.length !== new Set(findingIds).size) throw new DomainError('not-found', 'diagnosis.finding-not-found')
  if (rows.some(({ status }) => status === 'withdrawn'))
    throw new DomainError('conflict', 'diagnosis.finding-withdrawn')
}

/** Ties an issue to exactly these findings. */
export async function saveIssueFindings(
  { tx }: WithTransaction,
  ctgId: string,
  issueId: string,
  findingIds: readonly string[],
) {
  await tx.deleteFrom('issue_finding').where('ctg_id', '=', ctgId).where('issue_id', '=', issueId).execute()
  await addRows(
    tx,
    'issue_finding',
    [...new Set(findingIds)].map((findingId) => ({ ctg_id: ctgId, issue_id: issueId, finding_id: findingId })),
  )
}
