/** A point on an action: by its lead, or entered for her. What it proposes waits for an answer. Rules: docs/rules/followup.md §1. */
import type { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { noteReport } from '#app/domains/plan/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize, DomainError } from '#app/kernel/errors.ts'
import { parisDay } from '#app/kernel/format.ts'
import { allows } from '#app/kernel/permission.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { applyReport } from '../apply-report.server.ts'
import { refusalToReport } from '../followup.ts'
import { followupRefusals } from '../labels.fr.ts'
import { followupPermissions } from '../permissions.ts'
import { readValues, reportInput } from '../report-fields.ts'
import { lockActionState } from '../store.server.ts'

const name = 'followup.submit-report'

const invalidAt = (field: string, code: string) =>
  new DomainError('invalid', code, { [field]: followupRefusals[code] ?? '' })

export const submitReport = command({
  name,
  permission: followupPermissions.submitReport,
  input: reportInput,
  async run(work, input) {
    const { ctgId, actionId } = input
    requireMembership(work.actor, ctgId)
    const action = await lockActionState(work, ctgId, actionId)
    const thing = { ctgId, themeId: action.themeId, leadPersonId: action.leadPersonId }
    authorize(allows(followupPermissions.submitReport, work.actor, thing), name)
    authorize(
      !input.isAccepted || allows(followupPermissions.answerReport, work.actor, thing),
      'followup.answer-report',
    )
    const refusal = refusalToReport(action.status, input.status)
    if (refusal) throw new DomainError('conflict', `followup.${refusal}`)
    const today = parisDay(work.at)
    const reportedOn = input.reportedOn ?? today
    if (reportedOn > today) throw invalidAt('reportedOn', 'followup.in-future')
    const isOwn = action.leadPersonId === work.actor.personId
    const enteredFor = isOwn ? '' : input.enteredFor || action.leadName
    if (!isOwn && enteredFor === '') throw invalidAt('enteredFor', 'followup.entered-for-whom')

    const reportId = work.newId()
    await insertReport(work, { ...input, reportId, reportedOn, enteredFor })
    await insertValues(
      work,
      { ctgId, actionId, reportId, reportedOn, source: input.valueSource || enteredFor || work.actor.name },
      readValues(input),
    )
    await noteReport(work, { ctgId, actionId, reportedOn })
    await recordAudit(work, {
      action: 'progress-report.submitted',
      subject: { type: 'progress-report', id: reportId },
      ctgId,
      detail: { actionId, reportedOn, enteredFor },
    })
    if (input.isAccepted) await applyReport(work, { ctgId, reportId })
    return { reportId, status: input.isAccepted ? 'accepted' : 'submitted' }
  },
})

type Inserted = z.output<typeof reportInput> & {
  readonly reportId: string
  readonly reportedOn: string
  readonly enteredFor: string
}

const insertReport = ({ tx, actor, at }: Work, report: Inserted) =>
  tx
    .insertInto('progress_report')
    .values({
      ctg_id: report.ctgId,
      id: report.reportId,
      action_id: report.actionId,
      reported_on: report.reportedOn,
      status: 'submitted',
      action_status: report.status,
      is_watched: report.isWatched,
      facts: report.facts,
      difficulty_kind: report.difficultyKind,
      difficulty: report.difficulty,
      help_wanted: report.helpWanted,
      people_reached: report.peopleReached,
      next_step: report.nextStep,
      next_step_on: report.nextStepOn,
      proposed_ends_on: report.proposedEndsOn,
      adjustment: report.adjustment,
      entered_by: actor.name,
      entered_for: report.enteredFor,
      created_at: at,
    })
    .execute()

type ValuesKey = {
  readonly ctgId: string
  readonly actionId: string
  readonly reportId: string
  readonly reportedOn: string
  readonly source: string
}

/** Values are facts: they are kept with the report, whatever its answer. @throws DomainError not-found for another action's measure */
async function insertValues(
  { tx, newId }: Work,
  { ctgId, actionId, reportId, reportedOn, source }: ValuesKey,
  values: ReadonlyMap<string, number>,
): Promise<void> {
  if (values.size === 0) return
  const measures = await tx
    .selectFrom('action_measure')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('action_id', '=', actionId)
    .execute()
  if ([...values.keys()].some((measureId) => !measures.some(({ id }) => id === measureId)))
    throw new DomainError('not-found', 'followup.measure-not-found')
  await tx
    .insertInto('measure_value')
    .values(
      [...values].map(([measureId, value]) => ({
        ctg_id: ctgId,
        id: newId(),
        measure_id: measureId,
        report_id: reportId,
        measured_on: reportedOn,
        value,
        source,
      })),
    )
    .execute()
}
