/** Loads and saves reports and corrective actions for commands: every statement carries the CTG's id. */
import { found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { AuthoredWork, Work } from '#app/kernel/transaction.server.ts'
import type { Adjustable, SettledAdjustment } from './adjustments.ts'

type ActionKey = { readonly ctgId: string; readonly actionId: string }
type ReportKey = { readonly ctgId: string; readonly reportId: string }

/** What follow-up needs of an action, locked until commit. @throws DomainError not-found */
export async function lockActionState({ tx }: Pick<Work, 'tx'>, { ctgId, actionId }: ActionKey) {
  const row = await rowOf(tx, 'action', { ctgId, id: actionId }).lock([
    'id',
    'status',
    'is_watched as isWatched',
    'next_step as nextStep',
    'next_step_on as nextStepOn',
    'starts_on as startsOn',
    'starts_precision as startsPrecision',
    'ends_on as endsOn',
    'ends_precision as endsPrecision',
    'partners_text as partnersText',
    'theme_id as themeId',
    'lead_name as leadName',
    'lead_person_id as leadPersonId',
  ])
  return { ctgId, ...found(row, 'plan.action-not-found') }
}

/** The report and the sheet it speaks of, locked. @throws DomainError not-found */
export async function lockReport(work: Work, { ctgId, reportId }: ReportKey) {
  const row = await rowOf(work.tx, 'progress_report', { ctgId, id: reportId }).lock([
    'id',
    'status',
    'action_id as actionId',
    'reported_on as reportedOn',
    'action_status as actionStatus',
    'is_watched as isWatched',
    'next_step as nextStep',
    'next_step_on as nextStepOn',
    'proposed_ends_on as proposedEndsOn',
    'proposed_lead as proposedLead',
    'proposed_partner as proposedPartner',
    'proposed_step_id as proposedStepId',
    'proposed_step_title as proposedStepTitle',
    'proposed_step_on as proposedStepOn',
  ])
  const report = found(row, 'followup.report-not-found')
  const action = await lockActionState(work, { ctgId, actionId: report.actionId })
  const step = report.proposedStepId && (await findStep(work, ctgId, report.actionId, report.proposedStepId))
  return { ctgId, themeId: action.themeId, report, sheet: { ...action, step: step || null } satisfies Adjustable }
}

/** A step of the action's sheet; undefined when it is not there, or no longer. */
export const findStep = ({ tx }: AuthoredWork, ctgId: string, actionId: string, stepId: string) =>
  rowsOf(tx, 'action_step', { ctg_id: ctgId, action_id: actionId, id: stepId }).find([
    'id',
    'title',
    'target_on as targetOn',
    'target_precision as targetPrecision',
  ])

/** Answers a report: its state, who and when, and what of it was taken. */
export const saveAnswer = (
  { tx, actor, at }: Work,
  { ctgId, reportId }: ReportKey,
  answer: {
    readonly status: 'accepted' | 'sent-back'
    readonly adjustments: readonly SettledAdjustment[]
    readonly word?: string
  },
) =>
  rowOf(tx, 'progress_report', { ctgId, id: reportId }).update({
    status: answer.status,
    answered_by: actor.name,
    answered_at: at,
    answer: answer.word ?? '',
    adjustments: JSON.stringify(answer.adjustments),
  })

/** Theme of what a corrective action is about; null for the whole plan. @throws DomainError not-found */
export async function findSubjectTheme(
  { tx }: Work,
  ctgId: string,
  { actionId, objectiveId }: { readonly actionId: string | null; readonly objectiveId: string | null },
): Promise<string | null> {
  if (actionId !== null) {
    const action = await rowOf(tx, 'action', { ctgId, id: actionId }).find(['theme_id as themeId'])
    return found(action, 'plan.action-not-found').themeId
  }
  if (objectiveId === null) return null
  const objective = await tx
    .selectFrom('objective')
    .innerJoin('axis', sameCtg('axis.id', 'objective.axis_id'))
    .select('axis.theme_id as themeId')
    .where('objective.ctg_id', '=', ctgId)
    .where('objective.id', '=', objectiveId)
    .executeTakeFirst()
  return found(objective, 'followup.objective-not-found').themeId
}

/** A corrective action, with the theme of what it is about. @throws DomainError not-found */
export async function lockCorrective(
  work: Work,
  { ctgId, correctiveActionId }: { readonly ctgId: string; readonly correctiveActionId: string },
) {
  const row = await rowOf(work.tx, 'corrective_action', { ctgId, id: correctiveActionId }).lock([
    'state',
    'version',
    'action_id as actionId',
    'objective_id as objectiveId',
  ])
  const corrective = found(row, 'followup.corrective-not-found')
  return { ctgId, ...corrective, themeId: await findSubjectTheme(work, ctgId, corrective) }
}
