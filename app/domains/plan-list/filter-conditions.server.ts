/** The filter of the plan as conditions of SQL, on a select from `action`. Rules: docs/rules/plan.md §12. */
import { type RawBuilder, sql } from 'kysely'
import type { SlotOf } from '#app/kernel/compile-once.server.ts'
import { containing } from '#app/kernel/containing.ts'
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
    | ('themeIds' | 'statuses' | 'axisIds' | 'objectiveIds' | 'leadPartyIds' | 'serviceIds')
    | ('areaIds' | 'communes' | 'cafFields' | 'linkedPlanIds' | 'tags' | 'ids'),
    readonly string[]
  >
>

const mostWords = 8
const wordsOf = ({ text = '' }: PlanFilter): readonly string[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, mostWords)

/** @param me whoever asks; null for nobody in particular */
export const filterValues = (filter: PlanFilter, me: string | null): FilterValues => ({
  me,
  words: wordsOf(filter).map(containing),
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
  areaIds: (filter.areas ?? []).filter((area) => area.includes('-')),
  communes: (filter.areas ?? []).filter((area) => !area.includes('-')),
  linkedPlanIds: filter.linkedPlanIds ?? [],
  tags: filter.tags ?? [],
  ids: filter.ids ?? [],
})

const isOneOf = sql`(action.ctg_id, action.id) in `

/** Where one looks for words; written as its index is. */
const searched = sql`plain_text(action.code || ' ' || action.title || ' ' || action.lead_name || ' ' || action.next_step || ' '
  || action.need || ' ' || action.public || ' ' || action.areas || ' ' || action.partners_text)`

/** Each word by its place, so that the index is used. */
const holds = (slot: SlotOf<FilterValues>, place: number): Condition =>
  sql`${searched} like plain_text((${slot('words')}::text[])[${sql.lit(place)}])`

/**
 * Whether the filter keeps an action. Only which criteria are given matters, and which flags: their values are slots.
 * @returns undefined for an empty filter, which keeps everything
 */
export function filterCondition(filter: PlanFilter, scope: Scope, slot: SlotOf<FilterValues>): Condition | undefined {
  const conditions = filterConditions(filter, scope, slot)
  return conditions.length === 0 ? undefined : sql`${sql.join(conditions, sql` and `)}`
}

function filterConditions(filter: PlanFilter, scope: Scope, slot: SlotOf<FilterValues>): readonly Condition[] {
  const { isAsked } = scope
  const ids = (name: Extract<keyof FilterValues, `${string}Ids` | 'ids'>) => sql`any(${slot(name)}::uuid[])`
  const flags = flagConditions(scope)
  const whenSet = (values: readonly unknown[] | undefined, condition: () => Condition): readonly Condition[] =>
    values && values.length > 0 ? [condition()] : []
  const leads = [
    ...whenSet(filter.leadPartyIds, () => sql`action.lead_party_id = ${ids('leadPartyIds')}`),
    ...(filter.isMine ? [sql<boolean>`action.lead_person_id = ${slot('me')}::uuid`] : []),
    ...(filter.leadName ? [sql<boolean>`action.lead_name = ${slot('leadName')}`] : []),
  ]
  return [
    ...wordsOf(filter).map((_, index) => holds(slot, index + 1)),
    ...whenSet(filter.themeIds, () => sql`action.theme_id = ${ids('themeIds')}`),
    ...whenSet(filter.statuses, () => sql`action.status = any(${slot('statuses')}::action_status[])`),
    ...whenSet(filter.flags, () => anyOf((filter.flags ?? []).map((flag) => flags[flag]))),
    ...whenSet(filter.axisIds, () => isUnder(scope, ids('axisIds'))),
    ...whenSet(
      filter.objectiveIds,
      () => sql`${isOneOf}(select link.ctg_id, action_id from action_objective as link
        where ${isAsked('link')} and objective_id = ${ids('objectiveIds')})`,
    ),
    ...whenSet(leads, () => anyOf(leads)),
    ...whenSet(
      filter.serviceIds,
      () => sql`(action.lead_service_id = ${ids('serviceIds')} or ${isOneOf}(
        select link.ctg_id, action_id from action_service as link where ${isAsked('link')} and service_id = ${ids('serviceIds')}))`,
    ),
    ...whenSet(filter.year === undefined ? [] : [filter.year], () => runsOver(slot)),
    ...whenSet(
      filter.cafFields,
      () => sql`${isOneOf}(select link.ctg_id, action_id from action_caf_field as link
        where ${isAsked('link')} and field = any(${slot('cafFields')}::caf_field[]))`,
    ),
    ...whenSet(filter.areas, () => isIn(scope, ids('areaIds'), sql`any(${slot('communes')}::text[])`)),
    ...whenSet(
      filter.linkedPlanIds,
      () => sql`${isOneOf}(select link.ctg_id, action_id from action_linked_plan as link
        where ${isAsked('link')} and linked_plan_id = ${ids('linkedPlanIds')})`,
    ),
    ...whenSet(filter.tags, () => sql`action.tags && ${slot('tags')}::text[]`),
    ...whenSet(filter.ids, () => sql`action.id = ${ids('ids')}`),
  ]
}

const anyOf = (conditions: readonly Condition[]): Condition => sql`(${sql.join(conditions, sql` or `)})`

/** Under one of these axes or under an axis below: by itself, or by an objective of its own. */
const isUnder = ({ isAsked }: Scope, axisIds: RawBuilder<unknown>): Condition => {
  const axes = sql`(with recursive below as (
      select id from axis where ${isAsked('axis')} and id = ${axisIds}
      union select axis.id from axis join below on axis.parent_id = below.id where ${isAsked('axis')})
    select id from below)`
  return sql`(action.axis_id in ${axes} or ${isOneOf}(
    select link.ctg_id, link.action_id from action_objective as link
    join objective on objective.ctg_id = link.ctg_id and objective.id = link.objective_id
    where ${isAsked('link')} and objective.axis_id in ${axes}))`
}

/** In one of these communes or a quartier of it, in one of these quartiers. */
const isIn = ({ isAsked }: Scope, areaIds: RawBuilder<unknown>, communes: RawBuilder<unknown>): Condition =>
  sql`(${isOneOf}(select link.ctg_id, action_id from action_commune as link where ${isAsked('link')} and territory_code = ${communes})
    or ${isOneOf}(select link.ctg_id, link.action_id from action_area as link
      join area on area.ctg_id = link.ctg_id and area.id = link.area_id
      where ${isAsked('link')} and (area.id = ${areaIds} or area.commune_code = ${communes})))`

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
    .concat(`words:${wordsOf(filter).length}`)
    .toSorted()
    .join(' ')
