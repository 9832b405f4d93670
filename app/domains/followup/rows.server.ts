/** Reports and corrective actions as rows, one statement each. */
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import { type Adjustment, listAdjustments, readSettled } from './adjustments.ts'

/** Reports, the latest first. */
export const selectReports = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('progress_report as report')
    .innerJoin('action', sameCtg('action.id', 'report.action_id'))
    .leftJoin('action_step as step', (join) =>
      sameCtg('step.action_id', 'report.action_id')(join).onRef('step.id', '=', 'report.proposed_step_id'),
    )
    .leftJoin('body', sameCtg('body.id', 'report.help_body_id'))
    .select([
      'report.id',
      'report.action_id as actionId',
      'action.code as actionCode',
      'action.title as actionTitle',
      'action.theme_id as themeId',
      'report.reported_on as reportedOn',
      'report.covers_from as coversFrom',
      'report.covers_to as coversTo',
      'report.status',
      'report.action_status as actionStatus',
      'report.is_watched as isWatched',
      'report.facts',
      'report.delay_months as delayMonths',
      'report.difficulty_kind as difficultyKind',
      'report.difficulty',
      'report.help_wanted as helpWanted',
      'report.help_body_id as helpBodyId',
      'body.name as helpBodyName',
      'report.people_reached as peopleReached',
      'report.publics_reached as publicsReached',
      'report.means_used as meansUsed',
      'report.next_step as nextStep',
      'report.next_step_on as nextStepOn',
      'report.proposed_ends_on as proposedEndsOn',
      'report.proposed_step_id as proposedStepId',
      'report.proposed_step_title as proposedStepTitle',
      'report.proposed_step_on as proposedStepOn',
      'report.proposed_lead as proposedLead',
      'report.proposed_partner as proposedPartner',
      'report.adjustment',
      'report.adjustments as settled',
      'report.entered_by as enteredBy',
      'report.entered_for as enteredFor',
      'report.answered_by as answeredBy',
      'report.answered_at as answeredAt',
      'report.answer',
      'action.status as sheetStatus',
      'action.is_watched as sheetIsWatched',
      'action.next_step as sheetNextStep',
      'action.next_step_on as sheetNextStepOn',
      'action.ends_on as sheetEndsOn',
      'action.ends_precision as sheetEndsPrecision',
      'action.lead_name as sheetLeadName',
      'action.partners_text as sheetPartnersText',
      'step.target_on as stepTargetOn',
      'step.target_precision as stepTargetPrecision',
    ])
    .where('report.ctg_id', '=', ctgId)
    .orderBy('report.reported_on', 'desc')
    .orderBy('report.created_at', 'desc')

type ReportRow = Awaited<ReturnType<ReturnType<typeof selectReports>['execute']>>[number]

export type OfAction = { readonly ctgId: string; readonly actionId: string }

/** The latest reports of one action. */
export const listReportsOfAction = compileOnce((db, slot: SlotOf<OfAction>) =>
  selectReports(db, slot('ctgId')).where('report.action_id', '=', slot('actionId')).limit(12),
)

/** A report with what it changes of its sheet: what it would change now, or what was taken of it when it was answered. */
export function withAdjustments({ settled, ...row }: ReportRow) {
  const { stepTargetPrecision: targetPrecision } = row
  const sheet = {
    status: row.sheetStatus,
    isWatched: row.sheetIsWatched,
    nextStep: row.sheetNextStep,
    nextStepOn: row.sheetNextStepOn,
    endsOn: row.sheetEndsOn,
    endsPrecision: row.sheetEndsPrecision,
    leadName: row.sheetLeadName,
    partnersText: row.sheetPartnersText,
    step: targetPrecision && { targetOn: row.stepTargetOn, targetPrecision },
  }
  const adjustments: readonly (Adjustment & { readonly isTaken?: boolean })[] =
    row.status === 'submitted' ? listAdjustments(sheet, row) : readSettled(settled)
  return { ...row, adjustments }
}

/** Files of a report, in the order they were joined. */
export const selectReportFiles = (db: Reader, ctgId: string, reportId: string) =>
  db
    .selectFrom('report_file as joined')
    .innerJoin('stored_file as file', sameCtg('file.id', 'joined.file_id'))
    .select(['file.id', 'file.name', 'file.media_type as mediaType', 'file.size_bytes as sizeBytes', 'joined.caption'])
    .where('joined.ctg_id', '=', ctgId)
    .where('joined.report_id', '=', reportId)
    .orderBy('joined.position')

/** Corrective actions, open ones first, then by due date. */
export const selectCorrectives = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('corrective_action as corrective')
    .leftJoin('action', sameCtg('action.id', 'corrective.action_id'))
    .leftJoin('objective', sameCtg('objective.id', 'corrective.objective_id'))
    .leftJoin('axis', sameCtg('axis.id', 'objective.axis_id'))
    .leftJoin('decision', sameCtg('decision.id', 'corrective.decision_id'))
    .select([
      'corrective.id',
      'corrective.action_id as actionId',
      'action.code as actionCode',
      'action.title as actionTitle',
      // Of the action, else of the objective’s axis: what bounds those who follow one theme.
      (eb) => eb.fn.coalesce('action.theme_id', 'axis.theme_id').as('themeId'),
      'corrective.objective_id as objectiveId',
      'objective.title as objectiveTitle',
      'corrective.decision_id as decisionId',
      'decision.number as decisionNumber',
      'decision.decided_on as decidedOn',
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
      (eb) =>
        eb
          .selectFrom('corrective_note')
          .select((inner) => inner.fn.countAll<number>().as('count'))
          .where('corrective_note.ctg_id', '=', ctgId)
          .whereRef('corrective_note.corrective_action_id', '=', 'corrective.id')
          .as('noteCount'),
    ])
    .where('corrective.ctg_id', '=', ctgId)
    .orderBy('corrective.state')
    .orderBy('corrective.due_on')

export type CorrectiveLine = Awaited<ReturnType<ReturnType<typeof selectCorrectives>['execute']>>[number]

/** Those of one action. */
export const listCorrectivesOfAction = compileOnce((db, slot: SlotOf<OfAction>) =>
  selectCorrectives(db, slot('ctgId')).where('corrective.action_id', '=', slot('actionId')).limit(20),
)
