/** Reports and corrective actions as rows, one statement each. */
import type { Reader } from '#app/kernel/database.server.ts'

/** Reports, the latest first. */
export const selectReports = (db: Reader, ctgId: string) =>
  db
    .selectFrom('progress_report as report')
    .innerJoin('action', (join) =>
      join.onRef('action.ctg_id', '=', 'report.ctg_id').onRef('action.id', '=', 'report.action_id'),
    )
    .select([
      'report.id',
      'report.action_id as actionId',
      'action.code as actionCode',
      'action.title as actionTitle',
      'report.reported_on as reportedOn',
      'report.status',
      'report.action_status as actionStatus',
      'report.is_watched as isWatched',
      'report.facts',
      'report.difficulty_kind as difficultyKind',
      'report.difficulty',
      'report.help_wanted as helpWanted',
      'report.people_reached as peopleReached',
      'report.next_step as nextStep',
      'report.next_step_on as nextStepOn',
      'report.proposed_ends_on as proposedEndsOn',
      'report.adjustment',
      'report.entered_by as enteredBy',
      'report.entered_for as enteredFor',
      'report.answered_by as answeredBy',
      'report.answered_at as answeredAt',
      'report.answer',
    ])
    .where('report.ctg_id', '=', ctgId)
    .orderBy('report.reported_on', 'desc')
    .orderBy('report.created_at', 'desc')

/** Corrective actions, open ones first, then by due date. */
export const selectCorrectives = (db: Reader, ctgId: string) =>
  db
    .selectFrom('corrective_action as corrective')
    .leftJoin('action', (join) =>
      join.onRef('action.ctg_id', '=', 'corrective.ctg_id').onRef('action.id', '=', 'corrective.action_id'),
    )
    .leftJoin('objective', (join) =>
      join.onRef('objective.ctg_id', '=', 'corrective.ctg_id').onRef('objective.id', '=', 'corrective.objective_id'),
    )
    .leftJoin('decision', (join) =>
      join.onRef('decision.ctg_id', '=', 'corrective.ctg_id').onRef('decision.id', '=', 'corrective.decision_id'),
    )
    .select([
      'corrective.id',
      'corrective.action_id as actionId',
      'action.code as actionCode',
      'action.title as actionTitle',
      'action.theme_id as actionThemeId',
      'corrective.objective_id as objectiveId',
      'objective.title as objectiveTitle',
      'corrective.decision_id as decisionId',
      'decision.number as decisionNumber',
      'decision.text as decisionText',
      'corrective.gap',
      'corrective.cause',
      'corrective.measure',
      'corrective.responsible',
      'corrective.due_on as dueOn',
      'corrective.state',
      'corrective.result',
      'corrective.closed_at as closedAt',
      'corrective.version',
    ])
    .where('corrective.ctg_id', '=', ctgId)
    .orderBy('corrective.state')
    .orderBy('corrective.due_on')
