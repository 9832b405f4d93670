/**
 * Writes a report with its values and files, whoever says it: the lead, a coordinator for him, the holder of a personal link.
 * Who may is checked by the command that calls. Rules: docs/rules/followup.md §1.
 */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { withdraw } from '#app/domains/notices/steps.server.ts'
import { endsAfterItStarts } from '#app/domains/plan/plan.ts'
import { addMeasureValues, noteReport } from '#app/domains/plan/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { refusalToReport } from './followup.ts'
import { followupRefusals } from './labels.fr.ts'
import { type ReportInput, readValues } from './report-fields.ts'
import { findStep, lockActionState } from './store.server.ts'

export type ReportAuthor = {
  readonly enteredBy: string
  /** The lead someone else enters for (« saisi par… pour… »); empty when he says it himself. */
  readonly enteredFor: string
  /** The personal link it came by, when it did. */
  readonly linkId?: string
  /** Start of the names of the form's fields, where a page holds several reports. */
  readonly fieldPrefix?: string
}

type Recorded = ReportInput & { readonly reportId: string; readonly reportedOn: string }

/**
 * @returns the id of the report, submitted
 * @throws DomainError not-found (action, measure, step, body of elsewhere) | conflict (`refusalToReport`) | invalid at a field
 */
export async function recordReport(work: AuthoredWork, input: ReportInput, by: ReportAuthor): Promise<string> {
  const { ctgId, actionId } = input
  const action = await lockActionState(work, input)
  const refusal = refusalToReport(action.status, input.status)
  if (refusal) throw new DomainError('conflict', `followup.${refusal}`)
  const today = todayIn(work, ctgId)
  const reportedOn = input.reportedOn ?? today
  const refuseAt = (field: string, code: string) => invalidAt(`${by.fieldPrefix ?? ''}${field}`, code)
  if (reportedOn > today) throw refuseAt('reportedOn', 'followup.in-future')
  if (input.coversFrom !== null && input.coversFrom > reportedOn)
    throw refuseAt('coversFrom', 'followup.covers-to-come')
  if (input.nextStepOn !== null && input.nextStepOn < reportedOn)
    throw refuseAt('nextStepOn', 'followup.next-before-report')
  if (!endsAfterItStarts({ ...action, endsOn: input.proposedEndsOn }))
    throw refuseAt('proposedEndsOn', 'followup.ends-before-start')

  const report = { ...input, reportId: work.newId(), reportedOn }
  await insertReport(work, report, by)
  // Values are facts: they are kept with the report, whatever its answer.
  const source = input.valueSource || by.enteredFor || by.enteredBy
  await addMeasureValues(work, { ...report, measuredOn: report.reportedOn, source }, readValues(report))
  await insertFiles(work, report)
  await noteReport(work, { ctgId, actionId, reportedOn })
  await recordAct(
    work,
    'progress-report.submitted',
    { ctgId, id: report.reportId },
    { actionId, reportedOn, enteredBy: by.enteredBy, enteredFor: by.enteredFor },
  )
  const subject = { type: 'action' as const, id: actionId }
  await withdraw(work, { ctgId, subject, kinds: ['report-sent-back'] })
  return report.reportId
}

/** A refusal said at a field of the form. */
export const invalidAt = (field: string, code: string) =>
  new DomainError('invalid', code, { [field]: followupRefusals[code] ?? '' })

async function insertReport(work: AuthoredWork, report: Recorded, by: ReportAuthor): Promise<void> {
  const { ctgId, actionId, helpBodyId } = report
  if (helpBodyId !== null) await requireBody(work, ctgId, helpBodyId)
  const step = report.proposedStepId
    ? found(await findStep(work, ctgId, actionId, report.proposedStepId), 'followup.step-not-found')
    : { id: null, title: report.proposedStepTitle }
  await rowOf(work.tx, 'progress_report', { ctgId, id: report.reportId }).insert({
    action_id: actionId,
    reported_on: report.reportedOn,
    covers_from: report.coversFrom,
    covers_to: report.coversTo,
    status: 'submitted',
    action_status: report.status,
    is_watched: report.isWatched,
    facts: report.facts,
    delay_months: report.delayMonths,
    difficulty_kind: report.difficultyKind,
    difficulty: report.difficulty,
    help_wanted: report.helpWanted,
    help_body_id: helpBodyId,
    people_reached: report.peopleReached,
    publics_reached: report.publicsReached,
    means_used: report.meansUsed,
    next_step: report.nextStep,
    next_step_on: report.nextStepOn,
    proposed_ends_on: report.proposedEndsOn,
    proposed_step_id: step.id,
    proposed_step_title: step.title,
    proposed_step_on: report.proposedStepOn,
    proposed_lead: report.proposedLead,
    proposed_partner: report.proposedPartner,
    adjustment: report.adjustment,
    entered_by: by.enteredBy,
    entered_for: by.enteredFor,
    link_id: by.linkId ?? null,
    created_at: work.at,
  })
}

async function requireBody({ tx }: AuthoredWork, ctgId: string, bodyId: string): Promise<void> {
  const body = await rowOf(tx, 'body', { ctgId, id: bodyId }).find(['id'])
  found(body, 'followup.body-not-found')
}

async function insertFiles(
  work: AuthoredWork,
  { ctgId, reportId, files, filesCaption: caption }: Recorded,
): Promise<void> {
  const rows = []
  for (const [position, file] of files.entries())
    rows.push({
      ctg_id: ctgId,
      report_id: reportId,
      file_id: await addStoredFile(work, ctgId, file),
      caption,
      position,
    })
  if (rows.length > 0) await work.tx.insertInto('report_file').values(rows).execute()
}
