/** How many actions the whole plan has, by flag and by status. Rules: docs/rules/plan.md §12. */
import { sql } from 'kysely'
import { type ActionFlag, type ActionStatus, actionFlags, actionStatuses, isInPlan } from '#app/domains/plan/plan.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { currentSight, nothingRestricted } from '#app/kernel/sight.server.ts'
import { flagConditions } from './flag-conditions.server.ts'
import { type PlanDay, scopeOfOne } from './one-ctg.server.ts'

/** From so many actions on, counting takes longer than reading a page: it is done again only after an act. */
const manyActions = 1_000
/** Journal lines that tell whether something was done since: more than one, for acts that end in another order than they began. */
const lastLines = 50
const mostKept = 200

type Row = { readonly total: number } & Readonly<Record<ActionFlag | ActionStatus, number>>

const askCounts = compileOnce((_db, slot: SlotOf<PlanDay>) => {
  const scope = scopeOfOne(slot)
  const flags = flagConditions(scope)
  const counts = [
    ...actionFlags.map((flag) => [flag, flags[flag]] as const),
    ...actionStatuses.map((status) => [status, sql<boolean>`action.status = ${sql.lit(status)}`] as const),
  ].map(([name, condition]) => sql`count(*) filter (where ${condition}) as ${sql.ref(name)}`)
  return sql<Row>`select count(*) as total, ${sql.join(counts)} from action where ${scope.isAsked('action')}`
})

async function count(db: Reader, day: PlanDay) {
  const [row] = await askCounts(db, day)
  const of = <Name extends ActionFlag | ActionStatus>(names: readonly Name[]) =>
    names.map((name) => ({ name, count: row?.[name] ?? 0 }))
  const statuses = of(actionStatuses)
  const left = statuses.filter(({ name }) => !isInPlan({ status: name })).reduce((sum, one) => sum + one.count, 0)
  const total = row?.total ?? 0
  return { total, plan: { total: total - left, left }, flags: of(actionFlags), statuses }
}
type PlanCounts = Awaited<ReturnType<typeof count>>

const askJournal = compileOnce(
  (_db, slot: SlotOf<PlanDay>) => sql<{ readonly lines: string }>`
    select array(select id from audit_entry where ctg_id = ${slot('ctgId')}
      order by at desc, id desc limit ${sql.lit(lastLines)})::text as lines`,
)

/** Counts of large plans, by CTG, with the day and the end of the journal they were made at. */
const cache = new Map<string, { readonly at: string; readonly counts: PlanCounts }>()

/** The caller has checked the right to read. */
export async function countActions(db: Reader, ctgId: string, today: string): Promise<PlanCounts> {
  const day = { ctgId, today }
  // Whoever sees a restricted sheet counts it: her counts differ, and are not cached.
  if (currentSight() !== nothingRestricted) return count(db, day)
  const known = cache.get(ctgId)
  if (known === undefined) {
    const counts = await count(db, day)
    if (counts.total >= manyActions) keep(ctgId, { at: '', counts })
    return counts
  }
  // Every act writes its journal line in its transaction: the same lines, the same plan.
  const [journal] = await askJournal(db, day)
  const at = `${today} ${journal?.lines}`
  if (known.at === at) return known.counts
  const counts = await count(db, day)
  keep(ctgId, { at, counts })
  return counts
}

function keep(ctgId: string, counts: { readonly at: string; readonly counts: PlanCounts }): void {
  if (cache.size >= mostKept) cache.clear()
  cache.set(ctgId, counts)
}
