/**
 * The flags of an action as conditions of SQL, so that the database filters and counts by them. They say the same as `flagsOf`,
 * the rule: tested over random actions. On a select from `action`.
 * Rules: docs/rules/plan.md §3 and §12.
 */
import { type RawBuilder, sql } from 'kysely'
import { type ActionFlag, usualThresholds } from '#app/domains/plan/plan.ts'

type Condition = RawBuilder<boolean>

type PartTable = 'action_objective' | 'action_measure' | 'action_means' | 'action_step' | 'progress_report'

/** Whose actions are asked for: those of one CTG, or of several, each at its own day. */
export type Scope = {
  /** The day it is in the CTG of the action. */
  readonly today: RawBuilder<unknown>
  /** What the CTG of the action sets; null when it sets nothing. */
  readonly setting: (column: 'silent_days' | 'due_soon_days') => RawBuilder<unknown>
  /** The parts are of one of the CTGs asked for; does not refer to the action, so that the database reads them once. */
  readonly isAsked: (table: string) => Condition
  /** The action has a part, named `part`, that meets the condition. */
  readonly hasPart: (table: PartTable, condition?: Condition) => Condition
}

const isEnded: Condition = sql`action.status in ('done', 'abandoned', 'deferred')`
const end = sql`period_end(action.ends_on, action.ends_precision)`
const partEnd = sql`period_end(part.target_on, part.target_precision)`
const createdOn = sql`(action.created_at at time zone 'Europe/Paris')::date`

/** The last report that was not sent back asks for help. */
const isLastAndAsksForHelp: Condition = sql`part.status <> 'sent-back'
  and (part.help_wanted <> '' or part.help_body_id is not null)
  and not exists (
    select from progress_report as later where later.ctg_id = part.ctg_id and later.action_id = part.action_id
      and later.status <> 'sent-back' and (later.reported_on, later.created_at) > (part.reported_on, part.created_at))`

export function flagConditions({ today, setting, hasPart }: Scope): Readonly<Record<ActionFlag, Condition>> {
  const silentDays = sql`coalesce(${setting('silent_days')}, ${sql.lit(usualThresholds.silentDays)})`
  const lastDay = sql`${today} + coalesce(${setting('due_soon_days')}, ${sql.lit(usualThresholds.dueSoonDays)})`
  const hasNo = (table: PartTable): Condition => sql`(not ${isEnded} and not ${hasPart(table)})`
  const hasOpenStep = (condition: Condition): Condition =>
    hasPart('action_step', sql`part.status in ('to-come', 'in-progress') and ${condition}`)
  const isWithin = (date: RawBuilder<unknown>): Condition => sql`${date} between ${today} and ${lastDay}`
  return {
    restricted: sql`action.is_restricted`,
    late: sql`(not ${isEnded} and action.status <> 'proposed'
      and (${end} < ${today} or ${hasOpenStep(sql`${partEnd} < ${today}`)}))`,
    silent: sql`(action.status = 'in-progress'
      and coalesce(action.last_report_on, greatest(action.starts_on, ${createdOn})) + ${silentDays} < ${today})`,
    blocked: sql`(action.status = 'suspended'
      or (not ${isEnded} and ${hasPart('progress_report', isLastAndAsksForHelp)}))`,
    watched: sql`(action.is_watched and not ${isEnded})`,
    'without-lead': sql`(not ${isEnded} and action.lead_party_id is null and action.lead_name = '')`,
    'without-objective': hasNo('action_objective'),
    'without-end': sql`(not ${isEnded} and action.ends_on is null)`,
    'without-measure': hasNo('action_measure'),
    unfunded: hasNo('action_means'),
    'due-soon': sql`(not ${isEnded}
      and (${isWithin(end)} or ${isWithin(sql`action.next_step_on`)} or ${hasOpenStep(isWithin(partEnd))}))`,
  }
}
