/**
 * The statement of a list of actions: its orders in SQL, one page of it, how many there are; compiled once for each set of
 * criteria. Rules: docs/rules/plan.md §12.
 */
import { type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { selectLines } from '#app/domains/plan/sheet/action-list.server.ts'
import type { SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { conditionsKey } from './filter-conditions.server.ts'
import type { PlanFilter } from './plan-filter.ts'
import type { ListSort, SortKey } from './plan-list.ts'

const inPlanOrder = sql`action.code collate plan_order`

/** What has no value comes last in ascending order. */
const sortedBy: Record<Exclude<SortKey, 'code'>, RawBuilder<unknown>> = {
  title: sql`action.title collate plan_order`,
  lead: sql`coalesce(nullif(trim(action.lead_name), ''), lead_service.name, lead_party.short_name) collate plan_order`,
  status: sql`action.status`,
  end: sql`period_end(action.ends_on, action.ends_precision)`,
  next: sql`action.next_step_on`,
}

/** Equals keep the order of the plan. */
function orderOf({ key, isDescending }: ListSort): RawBuilder<unknown> {
  const direction = isDescending ? sql` desc` : sql` asc`
  return key === 'code'
    ? sql`${inPlanOrder}${direction}, action.number${direction}, action.ctg_id`
    : sql`${sortedBy[key]}${direction}, ${inPlanOrder}, action.number, action.ctg_id`
}

/** What any order needs of an action. */
const orderColumns = sql`action.ctg_id, action.id, action.number, action.code, action.title, action.status,
  action.ends_on, action.ends_precision, action.next_step_on, action.lead_name, action.lead_party_id, action.lead_service_id`

/** What the lead is sorted by is in other tables. @param from `from action`, alone */
const withLeads = (from: RawBuilder<unknown>, { key }: ListSort): RawBuilder<unknown> =>
  key === 'lead'
    ? sql`from (select ${orderColumns} ${from}) as action
      left join party as lead_party on lead_party.ctg_id = action.ctg_id and lead_party.id = action.lead_party_id
      left join service as lead_service on lead_service.ctg_id = action.ctg_id and lead_service.id = action.lead_service_id`
    : from

export type Page = { readonly most: number; readonly before: number }

type PageStatement = {
  /** `from action … where …`: every action of the CTGs asked. */
  readonly whole: RawBuilder<unknown>
  /** The action is of one of the CTGs asked. */
  readonly isAsked: RawBuilder<boolean>
  /** Undefined when there is no filter. */
  readonly isKept: RawBuilder<boolean> | undefined
  readonly sort: ListSort
  readonly slot: SlotOf<Page>
}

/**
 * First which actions, from as little as their order needs; then their lines. What a filter keeps is found once, to be counted
 * and sorted.
 */
export function selectPage(db: Reader, { whole, isAsked, isKept, sort, slot }: PageStatement) {
  const from = isKept ? sql`from kept as action` : whole
  const order = orderOf(sort)
  const shown = sql`(select action.ctg_id, action.id ${withLeads(from, sort)} order by ${order}
    limit ${slot('most')} offset ${slot('before')})`
  const lines = selectLines(db)
    .where(isAsked)
    .where(sql<boolean>`(action.ctg_id, action.id) in ${shown}`)
    .orderBy(order)
  return db
    .with(
      (cte) => cte('kept').materialized(),
      () => sql<{ id: string }>`(select ${orderColumns} ${whole} and ${isKept ?? sql`false`})`,
    )
    .selectNoFrom([jsonArrayFrom(lines).as('lines'), sql<number>`(select count(*) ${from})`.as('count')])
}

/** Statements kept compiled, of each kind. */
const mostCompiled = 500

/** Compiled once for each set of criteria and each order: only the values then change. */
export function compiledByFilter<Asker>(compile: (filter: PlanFilter, sort: ListSort) => Asker) {
  const compiled = new Map<string, Asker>()
  return (filter: PlanFilter, sort: ListSort): Asker => {
    const key = `${conditionsKey(filter)} ${sort.isDescending ? '-' : ''}${sort.key}`
    const known = compiled.get(key)
    if (known !== undefined) return known
    if (compiled.size >= mostCompiled) compiled.clear()
    const made = compile(filter, sort)
    compiled.set(key, made)
    return made
  }
}
