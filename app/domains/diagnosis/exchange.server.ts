/**
 * What the diagnosis gives to other software: what the parties share or decided, never a party's own reading, nor a word of the
 * people. Whoever calls has checked the token. Rules: docs/rules/plan.md §16.3.
 */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reader } from '#app/kernel/database.server.ts'
import { listObjectiveRows } from './rows.server.ts'

/** Findings that both sides share, by number. */
export const listSharedFindings = (db: Reader, ctgId: string) =>
  db
    .selectFrom('finding')
    .select(['id', 'number', 'theme_id as themeId', 'kind', 'title', 'text'])
    .where('ctg_id', '=', ctgId)
    .where('status', '=', 'shared')
    .orderBy('number')
    .execute()

/** Issues with where each stands: retained only by a decision, which is named. */
export const listIssues = (db: Reader, ctgId: string) =>
  db
    .selectFrom('issue')
    .select((eb) => [
      'id',
      'number',
      'theme_id as themeId',
      'title',
      'argument',
      'publics',
      'status',
      'priority_rank as retainedRank',
      'retained_decision_id as retainedByDecisionId',
      jsonArrayFrom(
        eb
          .selectFrom('issue_finding as reason')
          .innerJoin('finding', (join) =>
            join.onRef('finding.ctg_id', '=', 'reason.ctg_id').onRef('finding.id', '=', 'reason.finding_id'),
          )
          .select('finding.id')
          .where('reason.ctg_id', '=', ctgId)
          .whereRef('reason.issue_id', '=', 'issue.id')
          .where('finding.status', '=', 'shared')
          .orderBy('finding.number'),
      ).as('findings'),
    ])
    .where('ctg_id', '=', ctgId)
    .orderBy('number')
    .execute()
    .then((issues) => issues.map(({ findings, ...one }) => ({ ...one, findingIds: findings.map(({ id }) => id) })))

/** What is known of each objective's measure; the value of an indicator is that of its source, and is not copied here. */
export async function listObjectives(db: Reader, ctgId: string) {
  const rows = await listObjectiveRows(db, ctgId)
  return rows.map((row) => ({
    ...{ id: row.id, axisId: row.axisId, title: row.title, issueId: row.issueId },
    measure: row.isMeasurable
      ? {
          indicatorId: row.indicatorId,
          name: row.indicatorName ?? row.measureName ?? '',
          unit: row.indicatorUnit ?? row.measureUnit ?? '',
          ...{ baseline: row.baseline, baselineYear: row.baselineYear, target: row.target, targetYear: row.targetYear },
          ...{ lastValue: row.lastValue, lastValueYear: row.lastValueYear },
        }
      : null,
    notMeasurableReason: row.notMeasurableReason,
  }))
}
