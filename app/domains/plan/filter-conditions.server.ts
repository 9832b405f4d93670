/** The filter of the plan as conditions of SQL, on a select from `action` that joins `watch_settings` as `watch`. Rules: docs/rules/plan.md §12. */
import { type RawBuilder, sql } from 'kysely'
import type { SlotOf } from '#app/kernel/compile-once.server.ts'
import { flagConditions, type Scope } from './flag-conditions.server.ts'
import type { PlanFilter } from './plan-filter.ts'

type Condition = RawBuilder<boolean>

/** What the values of a filter become in a statement: one per slot. */
export type FilterValues = {
  readonly words: readonly string[]
  readonly leadName: string
  readonly me: string | null
  readonly yearStart: string
  readonly yearEnd: string
} & Readonly<
  Record<
    'themeIds' | 'statuses' | 'axisIds' | 'objectiveIds' | 'leadPartyIds' | 'serviceIds' | 'cafFields' | 'ids',
    readonly string[]
  >
>

const escapeLike = (word: string): string => word.replace(/[\\%_]/g, '\\$&')

/** @param me whoever asks; null for nobody in particular */
export const filterValues = (filter: PlanFilter, me: string | null): FilterValues => ({
  me,
  words: (filter.text ?? '').split(/\s+/).flatMap((word) => (word === '' ? [] : [`%${escapeLike(word)}%`])),
  themeIds: filter.themeIds ?? [],
  statuses: filter.statuses ?? [],
  axisIds: filter.axisIds ?? [],
  objectiveIds: filter.objectiveIds ?? [],
  leadPartyIds: filter.leadPartyIds ?? [],
  leadName: filter.leadName ?? '',
  serviceIds: filter.serviceIds ?? [],
  yearStart: `${filter.year ?? 1990}-01-01`,
  yearEnd: `${filter.year ?? 1990}-12-31`,
  cafFields: filter.cafFields ?? [],
  ids: filter.ids ?? [],
})

/** Where one finds the words of a text. */
const searched = sql`plain_text(concat_ws(' ', action.code, action.title, action.lead_name, action.next_step, action.need,
  action.public, action.areas, action.partners_text))`

/** Whether the filter keeps an action. Only which criteria are given matters, and which flags: their values are slots. */
export function filterCondition(filter: PlanFilter, scope: Scope, slot: SlotOf<FilterValues>): Condition {
  const conditions = filterConditions(filter, scope, slot)
  return conditions.length === 0 ? sql`true` : sql`${sql.join(conditions, sql` and `)}`
}

function filterConditions(filter: PlanFilter, scope: Scope, slot: SlotOf<FilterValues>): readonly Condition[] {
  const { isOwn } = scope
  const ids = (name: 'themeIds' | 'axisIds' | 'objectiveIds' | 'leadPartyIds' | 'serviceIds' | 'ids') =>
    sql`any(${slot(name)}::uuid[])`
  const flags = flagConditions(scope)
  const given = (values: readonly unknown[] | undefined, condition: () => Condition): readonly Condition[] =>
    values && values.length > 0 ? [condition()] : []
  const leads = [
    ...given(filter.leadPartyIds, () => sql`action.lead_party_id = ${ids('leadPartyIds')}`),
    ...(filter.isMine ? [sql<boolean>`action.lead_person_id = ${slot('me')}::uuid`] : []),
    ...(filter.leadName ? [sql<boolean>`action.lead_name = ${slot('leadName')}`] : []),
  ]
  return [
    ...(filter.text?.trim()
      ? [sql<boolean>`${searched} like all (select plain_text(unnest(${slot('words')}::text[])))`]
      : []),
    ...given(filter.themeIds, () => sql`action.theme_id = ${ids('themeIds')}`),
    ...given(filter.statuses, () => sql`action.status = any(${slot('statuses')}::action_status[])`),
    ...given(filter.flags, () => anyOf((filter.flags ?? []).map((flag) => flags[flag]))),
    ...given(filter.axisIds, () => isUnder(scope, ids('axisIds'))),
    ...given(
      filter.objectiveIds,
      () => sql`action.id in (select action_id from action_objective as link
        where ${isOwn('link')} and objective_id = ${ids('objectiveIds')})`,
    ),
    ...given(leads, () => anyOf(leads)),
    ...given(
      filter.serviceIds,
      () => sql`(action.lead_service_id = ${ids('serviceIds')} or action.id in (
        select action_id from action_service as link where ${isOwn('link')} and service_id = ${ids('serviceIds')}))`,
    ),
    ...given(filter.year === undefined ? [] : [filter.year], () => runsOver(slot)),
    ...given(
      filter.cafFields,
      () => sql`action.id in (select action_id from action_caf_field as link
        where ${isOwn('link')} and field = any(${slot('cafFields')}::caf_field[]))`,
    ),
    ...given(filter.ids, () => sql`action.id = ${ids('ids')}`),
  ]
}

const anyOf = (conditions: readonly Condition[]): Condition => sql`(${sql.join(conditions, sql` or `)})`

/** Under one of these axes or under an axis below: by itself, or by an objective of its own. */
const isUnder = ({ isOwn }: Scope, axisIds: RawBuilder<unknown>): Condition => {
  const axes = sql`(with recursive below as (
      select id from axis where ${isOwn('axis')} and id = ${axisIds}
      union select axis.id from axis join below on axis.parent_id = below.id where ${isOwn('axis')})
    select id from below)`
  return sql`(action.axis_id in ${axes} or action.id in (
    select link.action_id from action_objective as link
    join objective on objective.ctg_id = link.ctg_id and objective.id = link.objective_id
    where ${isOwn('link')} and objective.axis_id in ${axes}))`
}

/** From its start to its end; a date not known bounds nothing, and an action without any is of no year. */
const runsOver = (slot: SlotOf<FilterValues>): Condition =>
  sql`((action.starts_on is not null or action.ends_on is not null)
    and coalesce(action.starts_on <= ${slot('yearEnd')}::date, true)
    and coalesce(period_end(action.ends_on, action.ends_precision) >= ${slot('yearStart')}::date, true))`

/** Same key, same statement: what the text of the conditions depends on. */
export const conditionsKey = (filter: PlanFilter): string =>
  Object.entries(filter)
    .filter(([, value]) => value !== undefined && value.toString() !== '')
    .map(([name, value]) => (name === 'flags' ? `flags:${value}` : name))
    .toSorted()
    .join(' ')
