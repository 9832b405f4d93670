/**
 * The flags of an action as conditions of SQL, so that the database filters and counts by them. They say the same as `flagsOf`,
 * the rule: tested over random actions. On a select from `action` that joins `watch_settings` as `watch`.
 * Rules: docs/rules/plan.md §3 and §12.
 */
import { type RawBuilder, sql } from 'kysely'
import { type ActionFlag, usualThresholds } from './plan.ts'

type Condition = RawBuilder<boolean>

/** Whose actions are asked for: those of one CTG, or of several, each at its own day. */
export type Scope = {
  /** The day it is in the CTG of the action. */
  readonly today: RawBuilder<unknown>
  /** The rows of this table, or alias, are of the CTG of the action. */
  readonly isOwn: (table: string) => Condition
}

const isEnded: Condition = sql`action.status in ('done', 'abandoned', 'deferred')`
const end = sql`period_end(action.ends_on, action.ends_precision)`
const stepEnd = sql`period_end(step.target_on, step.target_precision)`
const createdOn = sql`(action.created_at at time zone 'Europe/Paris')::date`
const silentDays = sql`coalesce(watch.silent_days, ${sql.lit(usualThresholds.silentDays)})`
const dueSoonDays = sql`coalesce(watch.due_soon_days, ${sql.lit(usualThresholds.dueSoonDays)})`
const asksForHelp: Condition = sql`(report.help_wanted <> '' or report.help_body_id is not null)`

type Parts = 'action_objective' | 'action_measure' | 'action_means'

export function flagConditions({ today, isOwn }: Scope): Readonly<Record<ActionFlag, Condition>> {
  const lastDay = sql`${today} + ${dueSoonDays}`
  const hasNo = (table: Parts): Condition =>
    sql`(not ${isEnded} and not exists (
      select from ${sql.table(table)} as part where ${isOwn('part')} and part.action_id = action.id))`
  const hasOpenStep = (condition: Condition): Condition =>
    sql`exists (select from action_step as step where ${isOwn('step')} and step.action_id = action.id
      and step.status in ('to-come', 'in-progress') and ${condition})`
  const isWithin = (date: RawBuilder<unknown>): Condition => sql`${date} between ${today} and ${lastDay}`
  // The last report that was not sent back asks for help.
  const isHelpWanted: Condition = sql`exists (
    select from progress_report as report where ${isOwn('report')} and report.action_id = action.id
      and report.status <> 'sent-back' and ${asksForHelp}
      and not exists (
        select from progress_report as later where later.ctg_id = report.ctg_id and later.action_id = report.action_id
          and later.status <> 'sent-back'
          and (later.reported_on, later.created_at) > (report.reported_on, report.created_at)))`
  return {
    late: sql`(not ${isEnded} and action.status <> 'proposed' and (${end} < ${today} or ${hasOpenStep(sql`${stepEnd} < ${today}`)}))`,
    silent: sql`(action.status = 'in-progress'
      and coalesce(action.last_report_on, greatest(action.starts_on, ${createdOn})) + ${silentDays} < ${today})`,
    blocked: sql`(action.status = 'suspended' or (not ${isEnded} and ${isHelpWanted}))`,
    watched: sql`(action.is_watched and not ${isEnded})`,
    'without-lead': sql`(not ${isEnded} and action.lead_party_id is null and action.lead_name = '')`,
    'without-objective': hasNo('action_objective'),
    'without-end': sql`(not ${isEnded} and action.ends_on is null)`,
    'without-measure': hasNo('action_measure'),
    unfunded: hasNo('action_means'),
    'due-soon': sql`(not ${isEnded}
      and (${isWithin(end)} or ${isWithin(sql`action.next_step_on`)} or ${hasOpenStep(isWithin(stepEnd))}))`,
  }
}
