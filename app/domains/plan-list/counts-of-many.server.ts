/**
 * What the plans of many CTGs count, in one statement whatever their number: the same counts as the page of each, since the flags
 * are the same conditions. Rules: docs/rules/plan.md §12, docs/rules/portfolio.md §2.
 */
import { sql } from 'kysely'
import { actionStatuses, isInPlan } from '#app/domains/plan/plan.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { flagConditions, type Scope } from './flag-conditions.server.ts'

type Asked = { readonly ctgIds: readonly string[]; readonly todays: readonly string[] }

export type PlanStanding = {
  readonly ctgId: string
  /** Neither abandoned nor deferred. */
  readonly total: number
  readonly done: number
  readonly late: number
  readonly silent: number
}

const askedCtgs = (slot: SlotOf<Asked>) =>
  sql`unnest(${slot('ctgIds')}::uuid[], ${slot('todays')}::date[]) as asked(ctg_id, today)`

/** Parts are read once for all the actions, each at the day of its own CTG; what a CTG sets is joined once. */
const scopeOfAll = (slot: SlotOf<Asked>): Scope => ({
  today: sql`asked.today`,
  setting: (column) => sql.ref(`watch.${column}`),
  isAsked: (table) => sql`${sql.ref(`${table}.ctg_id`)} = any(${slot('ctgIds')}::uuid[])`,
  hasPart: (table, condition = sql`true`) => sql`action.id in (
    select part.action_id from ${sql.table(table)} as part join ${askedCtgs(slot)} on asked.ctg_id = part.ctg_id
    where ${condition})`,
})

const inPlan = sql.join(actionStatuses.filter((status) => isInPlan({ status })).map((status) => sql.lit(status)))

const askStandings = compileOnce((_db, slot: SlotOf<Asked>) => {
  const { late, silent } = flagConditions(scopeOfAll(slot))
  return sql<PlanStanding>`
    select action.ctg_id as "ctgId", count(*)::int as total, count(*) filter (where action.status = 'done')::int as done,
      count(*) filter (where ${late})::int as late, count(*) filter (where ${silent})::int as silent
    from action join ${askedCtgs(slot)} on asked.ctg_id = action.ctg_id
    left join watch_settings as watch on watch.ctg_id = asked.ctg_id
    where action.status in (${inPlan})
    group by action.ctg_id`
})

/** By CTG; one without any action in its plan is absent. @param todays the day it is in each CTG. The caller has checked the right to read each. */
export async function countPlansOfMany(
  db: Reader,
  todays: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, PlanStanding>> {
  if (todays.size === 0) return new Map()
  const rows = await askStandings(db, { ctgIds: [...todays.keys()], todays: [...todays.values()] })
  return new Map(rows.map((row) => [row.ctgId, row]))
}
