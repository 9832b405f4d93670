/** What the pages of follow-up read, and what it gives to the slices above. */
import { listHistory } from '#app/domains/audit/queries.server.ts'
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { loadActionSheet } from '#app/domains/plan/queries.server.ts'
import { type Actor, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows, requireOpen } from '#app/kernel/permission.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { isCorrectiveLate, statusChoices } from './followup.ts'
import { followupPermissions } from './permissions.ts'
import {
  listCorrectivesOfAction,
  listReportsOfAction,
  type OfAction,
  selectReportFiles,
  selectReports,
  withAdjustments,
} from './rows.server.ts'

/** The form of a report on one action. */
export async function getReportForm(context: Context, key: OfAction) {
  const { db, actor } = context
  requireMembership(actor, key.ctgId)
  requireOpen(actor, key.ctgId)
  const [sheet, bodies, lastReport] = await Promise.all([
    loadActionSheet(context, key),
    listBodies(db, key.ctgId),
    selectReports(db, key.ctgId).where('report.action_id', '=', key.actionId).limit(1).executeTakeFirst(),
  ])
  const thing = { ctgId: key.ctgId, themeId: sheet.themeId, leadPersonId: sheet.leadPersonId }
  return {
    ctgId: key.ctgId,
    today: todayIn(context, key.ctgId),
    sheet,
    bodies,
    lastReport: lastReport ? withAdjustments(lastReport) : null,
    statusChoices: statusChoices(sheet.status),
    isOwn: sheet.leadPersonId === actor.personId,
    may: {
      report: allows(followupPermissions.submitReport, actor, thing),
      accept: allows(followupPermissions.answerReport, actor, thing),
    },
  }
}

export type ReportFormData = Awaited<ReturnType<typeof getReportForm>>

/** Bodies whose help a lead may want, in their order; those that end are left out. The caller has checked the right to read. */
export const listBodies = (db: Reader, ctgId: string) =>
  rowsOf(db, 'body', { ctg_id: ctgId, ended_on: null }).select(['id', 'name']).orderBy('position').limit(50).execute()

/** One report beside the sheet it would change. */
export async function getReportPage(
  context: Context,
  { ctgId, reportId }: { readonly ctgId: string; readonly reportId: string },
) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const report = found(
    await selectReports(db, ctgId).where('report.id', '=', reportId).executeTakeFirst(),
    'followup.report-not-found',
  )
  const [sheet, next, values, files, history] = await Promise.all([
    loadActionSheet(context, { ctgId, actionId: report.actionId }),
    // No next report while this one awaits its answer.
    report.status === 'submitted' ? null : findNextToAnswer(context, ctgId),
    listReportValues(db, ctgId, reportId),
    selectReportFiles(db, ctgId, reportId).execute(),
    listHistory(db, ctgId, { type: 'progress-report', id: reportId }),
  ])
  return {
    ctgId,
    report: withAdjustments(report),
    sheet,
    values,
    files: files.map(({ sizeBytes, ...file }) => ({ ...file, sizeBytes: Number(sizeBytes) })),
    history,
    next,
    mayAnswer:
      report.status === 'submitted' &&
      allows(followupPermissions.answerReport, actor, { ctgId, themeId: sheet.themeId }),
  }
}

export type ReportPageData = Awaited<ReturnType<typeof getReportPage>>

/** Reports looked through for one the actor may answer. */
const mostWaiting = 60

/** Of those the actor may answer, the report that has waited longest. */
async function findNextToAnswer({ db, actor }: Context, ctgId: string) {
  const waiting = await db
    .selectFrom('progress_report as report')
    .innerJoin('action', sameCtg('action.id', 'report.action_id'))
    .select(['report.id', 'action.title', 'action.theme_id as themeId'])
    .where('report.ctg_id', '=', ctgId)
    .where('report.status', '=', 'submitted')
    .orderBy('report.reported_on')
    .orderBy('report.created_at')
    .limit(mostWaiting)
    .execute()
  const next = waiting.find(({ themeId }) => allows(followupPermissions.answerReport, actor, { ctgId, themeId }))
  return next ? { id: next.id, title: next.title } : null
}

const listReportValues = (db: Reader, ctgId: string, reportId: string) =>
  db
    .selectFrom('measure_value as reading')
    .innerJoin('action_measure as measure', sameCtg('measure.id', 'reading.measure_id'))
    .select(['reading.id', 'measure.name', 'measure.unit', 'measure.target', 'reading.value', 'reading.source'])
    .where('reading.ctg_id', '=', ctgId)
    .where('reading.report_id', '=', reportId)
    .orderBy('measure.position')
    .execute()

/** What the page of an action shows of its follow-up. */
export async function getActionFollowup(context: Context, key: OfAction) {
  const { db, actor } = context
  requireMembership(actor, key.ctgId)
  const today = todayIn(context, key.ctgId)
  const [reports, correctives] = await Promise.all([listReportsOfAction(db, key), listCorrectivesOfAction(db, key)])
  return {
    ...key,
    reports: reports.map(withAdjustments),
    correctives: correctives.map((row) => ({ ...row, isLate: isCorrectiveLate(row.state, row.dueOn, today) })),
  }
}

type SheetOfFollowup = {
  readonly status: ActionStatus
  readonly themeId: string | null
  readonly leadPersonId: string | null
}

/** What the actor may do there. */
export function followupActs(actor: Actor, ctgId: string, { status, themeId, leadPersonId }: SheetOfFollowup) {
  const thing = { ctgId, themeId, leadPersonId }
  return {
    report: statusChoices(status).length > 0 && allows(followupPermissions.submitReport, actor, thing),
    openCorrective: allows(followupPermissions.openCorrectiveAction, actor, thing),
  }
}

export type ActionFollowup = Awaited<ReturnType<typeof getActionFollowup>> & {
  readonly may: ReturnType<typeof followupActs>
}
