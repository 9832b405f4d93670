/**
 * What the plans of many CTGs count, in one statement whatever their number: the same counts as the page of each, since the flags
 * are the same conditions. Rules: docs/rules/plan.md §12, docs/rules/portfolio.md §2.
 */
import { sql } from 'kysely'
import { compareCodes } from '#app/domains/plan/outline/numbering.ts'
import { type ActionFlag, actionStatuses, isInPlan } from '#app/domains/plan/plan.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { flagConditions, type Scope } from './flag-conditions.server.ts'

type ManyCountsQuery = { readonly ctgIds: readonly string[]; readonly todays: readonly string[] }

export type PlanStanding = {
  readonly ctgId: string
  /** Neither abandoned nor deferred. */
  readonly total: number
  readonly done: number
  readonly late: number
  readonly silent: number
}

const requestedCtgs = (slot: SlotOf<ManyCountsQuery>) =>
  sql`unnest(${slot('ctgIds')}::uuid[], ${slot('todays')}::date[]) as asked(ctg_id, today)`

/** Parts are read once for all the actions, each at the day of its own CTG; what a CTG sets is joined once. */
const scopeOfAll = (slot: SlotOf<ManyCountsQuery>): Scope => ({
  today: sql`asked.today`,
  setting: (column) => sql.ref(`watch.${column}`),
  isAsked: (table) => sql`${sql.ref(`${table}.ctg_id`)} = any(${slot('ctgIds')}::uuid[])`,
  hasPart: (table, condition = sql`true`) => sql`action.id in (
    select part.action_id from ${sql.table(table)} as part join ${requestedCtgs(slot)} on asked.ctg_id = part.ctg_id
    where ${condition})`,
})

const inPlan = sql.join(actionStatuses.filter((status) => isInPlan({ status })).map((status) => sql.lit(status)))

const askStandings = compileOnce((_db, slot: SlotOf<ManyCountsQuery>) => {
  const { late, silent } = flagConditions(scopeOfAll(slot))
  return sql<PlanStanding>`
    select action.ctg_id as "ctgId", count(*)::int as total, count(*) filter (where action.status = 'done')::int as done,
      count(*) filter (where ${late})::int as late, count(*) filter (where ${silent})::int as silent
    from action join ${requestedCtgs(slot)} on asked.ctg_id = action.ctg_id
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

/** Flags told one by one, and those only counted. */
const toldFlags = ['late', 'silent', 'blocked'] as const satisfies readonly ActionFlag[]
const countedFlags = [...toldFlags, 'without-lead', 'watched', 'without-measure', 'due-soon'] as const
type CountedFlag = (typeof countedFlags)[number]

export type FlaggedPlan = {
  readonly ctgId: string
  /** Of its own; null: the usual one. */
  readonly silentDays: number | null
  readonly total: number
  readonly counts: Readonly<Record<CountedFlag, number>>
  /** Those with one of `toldFlags`, in the order of their codes. */
  readonly actions: readonly {
    readonly id: string
    readonly number: number
    readonly code: string
    readonly title: string
    readonly flags: readonly (typeof toldFlags)[number][]
  }[]
}

/** Parts are read action by action: what is due soon depends on what its CTG sets. */
const scopeOfEach = (slot: SlotOf<ManyCountsQuery>): Scope => ({
  ...scopeOfAll(slot),
  hasPart: (table, condition = sql`true`) => sql`exists (
    select from ${sql.table(table)} as part
    where part.ctg_id = action.ctg_id and part.action_id = action.id and ${condition})`,
})

const askFlagged = compileOnce((_db, slot: SlotOf<ManyCountsQuery>) => {
  const conditions = flagConditions(scopeOfEach(slot))
  const flag = (name: CountedFlag) => sql.ref(`sheet.${name}`)
  const isTold = sql.join(toldFlags.map(flag), sql` or `)
  return sql<FlaggedPlan>`
    select sheet.ctg_id as "ctgId", max(sheet.silent_days) as "silentDays", count(*)::int as total,
      json_build_object(${sql.join(
        countedFlags.flatMap((name) => [sql.lit(name), sql`count(*) filter (where ${flag(name)})`]),
      )}) as counts,
      coalesce(json_agg(json_build_object('id', sheet.id, 'number', sheet.number, 'code', sheet.code, 'title', sheet.title,
        'flags', array_remove(array[${sql.join(toldFlags.map((name) => sql`case when ${flag(name)} then ${sql.lit(name)} end`))}], null)))
        filter (where ${isTold}), '[]') as actions
    from (
      select action.ctg_id, action.id, action.number, action.code, action.title, watch.silent_days,
        ${sql.join(countedFlags.map((name) => sql`${conditions[name]} as ${sql.ref(name)}`))}
      from action join ${requestedCtgs(slot)} on asked.ctg_id = action.ctg_id
      left join watch_settings as watch on watch.ctg_id = asked.ctg_id
      where action.status in (${inPlan})
      -- Each flag is looked for once, however often it is told.
      offset 0
    ) as sheet group by sheet.ctg_id`
})

/** What the plans of many CTGs call for, as the follow-up of each says it; one without any action in its plan is absent. @param todays the day it is in each. The caller has checked the right to read each. */
export async function listFlaggedPlans(
  db: Reader,
  todays: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, FlaggedPlan>> {
  if (todays.size === 0) return new Map()
  const rows = await askFlagged(db, { ctgIds: [...todays.keys()], todays: [...todays.values()] })
  return new Map(
    rows.map(({ actions, ...row }) => [
      row.ctgId,
      {
        ...row,
        actions: actions.toSorted((one, other) => compareCodes(one.code, other.code) || one.number - other.number),
      },
    ]),
  )
}
