/** The actions that a filter keeps, sorted and cut by the database. Rules: docs/rules/plan.md §12. */
import { sql } from 'kysely'
import { toLine } from '#app/domains/plan/sheet/action-list.server.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { type FilterValues, filterCondition, filterValues } from './filter-conditions.server.ts'
import { compiledByFilter, type Page, selectPage } from './list-statement.server.ts'
import { type PlanDay, scopeOfOne } from './one-ctg.server.ts'
import type { PlanFilter } from './plan-filter.ts'
import { type ListSort, pageSize, usualSort } from './plan-list.ts'

/** Beyond it, a plan is a register of something else; docs/rules/plan.md §9. */
const mostLines = 20_000

type ActionsQuery = FilterValues & PlanDay & Page

/** The whole plan is already in its order, in an index: nothing is kept apart. */
const compileList = (filter: PlanFilter, sort: ListSort) =>
  compileOnce((db, slot: SlotOf<ActionsQuery>) => {
    const scope = scopeOfOne(slot)
    return selectPage(db, {
      whole: sql`from action where ${scope.isAsked('action')}`,
      isAsked: scope.isAsked('action'),
      isKept: filterCondition(filter, scope, slot),
      sort,
      slot,
    })
  })

const listAsker = compiledByFilter(compileList)

type ListQuery = {
  readonly ctgId: string
  /** The day flags are computed for. */
  readonly today: string
  readonly filter: PlanFilter
  /** Whoever asks, for a filter of her own actions. */
  readonly me?: string
  readonly sort?: ListSort
  /** From 1; the whole list when absent. */
  readonly page?: number
}

/** @returns the lines asked, and how many the filter keeps in all. The caller has checked the right to read. */
export async function listFilteredActions(db: Reader, { ctgId, today, filter, me, sort = usualSort, page }: ListQuery) {
  const cut = page === undefined ? { most: mostLines, before: 0 } : { most: pageSize, before: (page - 1) * pageSize }
  const [row] = await listAsker(filter, sort)(db, { ...filterValues(filter, me ?? null), ctgId, today, ...cut })
  return { lines: (row?.lines ?? []).map((line) => toLine(line, today)), count: row?.count ?? 0 }
}
