/** The actions that a filter keeps, sorted and cut by the database, and how many there are of each kind. Rules: docs/rules/plan.md §12. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { selectLines, toLine } from './action-list.server.ts'
import { type FilterValues, filterCondition, filterValues } from './filter-conditions.server.ts'
import { flagConditions, type Scope } from './flag-conditions.server.ts'
import { compiledByFilter, orderOf } from './list-order.server.ts'
import { type ActionFlag, type ActionStatus, actionFlags, actionStatuses } from './plan.ts'
import type { PlanFilter } from './plan-filter.ts'
import { type ListSort, pageSize, usualSort } from './plan-list.ts'

/** Beyond it, a plan is a register of something else; docs/rules/plan.md §9. */
const mostLines = 20_000

type Place = { readonly ctgId: string; readonly today: string }
type Asked = FilterValues & Place & { readonly most: number; readonly before: number }

const scopeOf = (slot: SlotOf<Place>): Scope => ({
  today: sql`${slot('today')}::date`,
  isOwn: (table) => sql`${sql.ref(`${table}.ctg_id`)} = ${slot('ctgId')}::uuid`,
})

const compileList = (filter: PlanFilter, sort: ListSort) =>
  compileOnce((db, slot: SlotOf<Asked>) => {
    const isKept = filterCondition(filter, scopeOf(slot), slot)
    const lines = selectLines(db)
      .leftJoin('watch_settings as watch', 'watch.ctg_id', 'action.ctg_id')
      .where('action.ctg_id', '=', slot('ctgId'))
      .where(isKept)
      .orderBy(orderOf(sort))
      .limit(slot('most'))
      .offset(slot('before'))
    const count = db
      .selectFrom('action')
      .leftJoin('watch_settings as watch', 'watch.ctg_id', 'action.ctg_id')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('action.ctg_id', '=', slot('ctgId'))
      .where(isKept)
    return db.selectNoFrom([jsonArrayFrom(lines).as('lines'), count.as('count')])
  })

const listAsker = compiledByFilter(compileList)

type ListAsked = {
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
export async function listFilteredActions(db: Reader, { ctgId, today, filter, me, sort = usualSort, page }: ListAsked) {
  const cut = page === undefined ? { most: mostLines, before: 0 } : { most: pageSize, before: (page - 1) * pageSize }
  const [row] = await listAsker(filter, sort)(db, { ...filterValues(filter, me ?? null), ctgId, today, ...cut })
  return { lines: (row?.lines ?? []).map((line) => toLine(line, today)), count: row?.count ?? 0 }
}

type Counts = { readonly total: number } & Readonly<Record<ActionFlag | ActionStatus, number>>

const askCounts = compileOnce((_db, slot: SlotOf<Place>) => {
  const scope = scopeOf(slot)
  const flags = flagConditions(scope)
  const counts = [
    ...actionFlags.map((flag) => [flag, flags[flag]] as const),
    ...actionStatuses.map((status) => [status, sql<boolean>`action.status = ${sql.lit(status)}`] as const),
  ].map(([name, condition]) => sql`count(*) filter (where ${condition}) as ${sql.ref(name)}`)
  return sql<Counts>`select count(*) as total, ${sql.join(counts)} from action
    left join watch_settings as watch on watch.ctg_id = action.ctg_id where ${scope.isOwn('action')}`
})

/** How many actions the whole plan has, by flag and by status. The caller has checked the right to read. */
export async function countActions(db: Reader, ctgId: string, today: string) {
  const [counts] = await askCounts(db, { ctgId, today })
  const of = <Name extends ActionFlag | ActionStatus>(names: readonly Name[]) =>
    names.map((name) => ({ name, count: counts?.[name] ?? 0 }))
  return { total: counts?.total ?? 0, flags: of(actionFlags), statuses: of(actionStatuses) }
}
