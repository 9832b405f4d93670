/** The actions of several CTGs that one filter keeps, sorted and cut by the database. Rules: docs/rules/plan.md §12. */
import { sql } from 'kysely'
import { toLine } from '#app/domains/plan/sheet/action-list.server.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { type FilterValues, filterCondition, filterValues } from './filter-conditions.server.ts'
import { flagConditions, type Scope } from './flag-conditions.server.ts'
import { compiledByFilter, type Page, selectPage } from './list-statement.server.ts'
import type { PlanFilter } from './plan-filter.ts'
import { type ListSort, pageSize, usualSort } from './plan-list.ts'

type CountsOfManyQuery = FilterValues & {
  readonly ctgIds: readonly string[]
  readonly todays: readonly string[]
}
type ManyActionsQuery = CountsOfManyQuery & Page

/** Each CTG at its own day. */
const scopeOf = (slot: SlotOf<CountsOfManyQuery>): Scope => ({
  today: sql`asked.today`,
  setting: (column) => sql`(select ${sql.ref(column)} from watch_settings as watch where watch.ctg_id = action.ctg_id)`,
  isAsked: (table) => sql`${sql.ref(`${table}.ctg_id`)} = any(${slot('ctgIds')}::uuid[])`,
  hasPart: (table, condition = sql`true`) => sql`exists (select from ${sql.table(table)} as part
    where part.ctg_id = action.ctg_id and part.action_id = action.id and ${condition})`,
})

const requestedCtgs = (slot: SlotOf<CountsOfManyQuery>) =>
  sql`unnest(${slot('ctgIds')}::uuid[], ${slot('todays')}::date[]) as asked(ctg_id, today)`

const compileList = (filter: PlanFilter, sort: ListSort) =>
  compileOnce((db, slot: SlotOf<ManyActionsQuery>) => {
    const scope = scopeOf(slot)
    const isAsked = scope.isAsked('action')
    return selectPage(db, {
      whole: sql`from action join ${requestedCtgs(slot)} on asked.ctg_id = action.ctg_id where ${isAsked}`,
      isAsked,
      isKept: filterCondition(filter, scope, slot) ?? sql`true`,
      sort,
      slot,
    })
  })

const listAsker = compiledByFilter(compileList)

/** What calls for attention in a CTG, counted among the actions that the filter keeps. */
export const countedFlags = ['late', 'silent', 'blocked', 'without-lead'] as const
type CountOfCtg = { readonly ctgId: string; readonly count: number } & Readonly<
  Record<(typeof countedFlags)[number], number>
>

const compileCounts = (filter: PlanFilter) =>
  compileOnce((_db, slot: SlotOf<CountsOfManyQuery>) => {
    const scope = scopeOf(slot)
    const flags = flagConditions(scope)
    const counts = countedFlags.map((flag) => sql`count(*) filter (where ${flags[flag]}) as ${sql.ref(flag)}`)
    return sql<CountOfCtg>`select action.ctg_id as "ctgId", count(*) as count, ${sql.join(counts)}
      from action join ${requestedCtgs(slot)} on asked.ctg_id = action.ctg_id
      where ${scope.isAsked('action')} and ${filterCondition(filter, scope, slot) ?? sql`true`}
      group by action.ctg_id`
  }, 'ctgIds')

const countsAsker = compiledByFilter(compileCounts)

type ManyListQuery = {
  /** The day it is in each CTG, by its id. */
  readonly todays: ReadonlyMap<string, string>
  readonly filter: PlanFilter
  /** Whoever asks, for a filter of her own actions. */
  readonly me?: string
  readonly sort: ListSort
  /** From 1. */
  readonly page: number
}

/** @returns one page, and how many the filter keeps in all. The caller has checked the right to read each CTG. */
export async function listFilteredActionsOfMany(db: Reader, { todays, filter, me, sort, page }: ManyListQuery) {
  const [row] = await listAsker(filter, sort)(db, {
    ...filterValues(filter, me ?? null),
    ctgIds: [...todays.keys()],
    todays: [...todays.values()],
    most: pageSize,
    before: (page - 1) * pageSize,
  })
  return {
    lines: (row?.lines ?? []).map((line) => toLine(line, todays.get(line.ctgId) ?? '')),
    count: row?.count ?? 0,
  }
}

/** By CTG, those that have none left out. The caller has checked the right to read each CTG. */
export const countActionsOfMany = (
  db: Reader,
  { todays, filter, me }: Pick<ManyListQuery, 'todays' | 'filter' | 'me'>,
) =>
  countsAsker(filter, usualSort)(db, {
    ...filterValues(filter, me ?? null),
    ctgIds: [...todays.keys()],
    todays: [...todays.values()],
  })
