/** The orders of the list of the plan in SQL, and its statements compiled once for each set of criteria. Rules: docs/rules/plan.md §12. */
import { type RawBuilder, sql } from 'kysely'
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
export function orderOf({ key, isDescending }: ListSort): RawBuilder<unknown> {
  const direction = isDescending ? sql` desc` : sql` asc`
  return key === 'code'
    ? sql`${inPlanOrder}${direction}, action.number${direction}`
    : sql`${sortedBy[key]}${direction}, ${inPlanOrder}, action.number`
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
