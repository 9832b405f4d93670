/** Accepting a report: what it proposes goes into the sheet, through the plan's step. Rules: docs/rules/followup.md §2. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { noteReport } from '#app/domains/plan/steps.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { adjustedBy, listAdjustments, refusalToAnswer } from './followup.ts'
import { followupPermissions } from './permissions.ts'
import { openReport } from './store.server.ts'

type ReportKey = { readonly ctgId: string; readonly reportId: string }

/** @returns how many fields of the sheet changed. @throws DomainError not-found | forbidden | conflict `followup.already-answered` */
export async function applyReport(work: Work, { ctgId, reportId }: ReportKey): Promise<number> {
  const opened = await openReport(work, ctgId, reportId, followupPermissions.answerReport, 'followup.answer-report')
  const { report, action } = opened
  refuse('followup', refusalToAnswer(report.status))
  const adjustments = listAdjustments(action, report)
  await work.tx
    .updateTable('progress_report')
    .set({ status: 'accepted', answered_by: work.actor.name, answered_at: work.at })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', reportId)
    .execute()
  await noteReport(work, {
    ctgId,
    actionId: report.actionId,
    reportedOn: report.reportedOn,
    ...adjustedBy(action, report),
  })
  await recordAudit(work, {
    action: 'progress-report.accepted',
    subject: { type: 'progress-report', id: reportId },
    ctgId,
    detail: { actionId: report.actionId, changes: adjustments },
  })
  return adjustments.length
}
