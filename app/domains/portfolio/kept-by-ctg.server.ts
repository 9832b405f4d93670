/**
 * What costs much to count of thousands of CTGs, kept by the process for each as long as its journal says nothing new: every act
 * writes a line of it in its own transaction. Rules: docs/rules/portfolio.md §9. Why: docs/decisions/0076.
 */
import { sql } from 'kysely'
import type { Actor } from '#app/kernel/actor.ts'
import { dayIn } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'

/** From so many CTGs on; fewer are counted each time. */
const leastKept = 30
/** An act commits after the instant its line bears: a count that close to a line may not have seen what it did. */
const commitMs = 120_000

/** What two people read alike: nothing of the restricted sheets of a CTG, or all of them; undefined for who reads some. */
type SeenSheets = 'open' | 'all' | undefined

export type CtgState = {
  readonly today: string
  readonly seen: SeenSheets
  /** Of the last line of its journal, in milliseconds; 0 without any. */
  readonly movedAt: number
}
export type CtgStates = ReadonlyMap<string, CtgState>

type Row = { readonly ctgId: string; readonly restricted: number; readonly opened: number; readonly movedAt: number }

/** Of the restricted sheets of each CTG, those open to the reader; and the last line of its journal, by the index that ends with it. */
const askStates = compileOnce(
  (_db, slot: SlotOf<{ readonly ctgIds: readonly string[] }>) => sql<Row>`
    with sheet as (
      select ctg_id, count(*)::int as restricted,
        count(*) filter (where opened.id is not null or (select sight.sees_all()))::int as opened
      from public.action left join sight.opened on opened.id = action.id
      where is_restricted and ctg_id = any(${slot('ctgIds')}::uuid[]) group by ctg_id
    )
    select asked.ctg_id as "ctgId", coalesce(restricted, 0) as restricted, coalesce(opened, 0) as opened,
      coalesce((select extract(epoch from at) * 1000 from public.audit_entry where audit_entry.ctg_id = asked.ctg_id
        order by at desc limit 1), 0)::float8 as "movedAt"
    from unnest(${slot('ctgIds')}::uuid[]) as asked (ctg_id) left join sheet on sheet.ctg_id = asked.ctg_id`,
)

const seenOf = ({ restricted, opened }: Row): SeenSheets =>
  opened === 0 ? 'open' : opened === restricted ? 'all' : undefined

/** The day it is in each of her CTGs. */
export const todaysOf = ({ actor, at }: { readonly actor: Actor; readonly at: Date }): ReadonlyMap<string, string> =>
  new Map(actor.memberships.map(({ ctgId, timeZone }) => [ctgId, dayIn(timeZone, at)]))

/** Of each of her CTGs; undefined when they are fewer than `least`, and counted each time. One statement. */
export async function readStates({ db, actor, at }: Context, least = leastKept): Promise<CtgStates | undefined> {
  const todays = todaysOf({ actor, at })
  if (todays.size < least) return
  const rows = await askStates(db, { ctgIds: [...todays.keys()] })
  return new Map(
    rows.map((row) => [row.ctgId, { today: todays.get(row.ctgId) ?? '', seen: seenOf(row), movedAt: row.movedAt }]),
  )
}

type Kept<Count> = { readonly key: string; readonly countedAt: number; readonly count: Count | undefined }

type Asked = {
  /** Her own reading is never kept beyond what she sees. */
  readonly states: CtgStates | undefined
  /** What the count depends on besides the CTG and its day. */
  readonly besides: string
  readonly now: number
}

/** @returns a function that counts those of these CTGs of which nothing is kept that holds still */
export function createCtgKeeper<Count>() {
  /** By place read from: two databases of one process (tests) never share. */
  const byReader = new WeakMap<object, Map<string, Kept<Count>>>()
  return async (
    reader: Reader,
    ctgIds: readonly string[],
    { states, besides, now }: Asked,
    count: (ctgIds: readonly string[]) => Promise<ReadonlyMap<string, Count>>,
  ): Promise<ReadonlyMap<string, Count>> => {
    if (!states) return count(ctgIds)
    const kept = byReader.get(reader) ?? new Map<string, Kept<Count>>()
    byReader.set(reader, kept)
    const placeOf = (ctgId: string) => `${ctgId} ${states.get(ctgId)?.seen}`
    const keyOf = (ctgId: string) => `${states.get(ctgId)?.today} ${besides}`
    const holds = (ctgId: string): boolean => {
      const [state, known] = [states.get(ctgId), kept.get(placeOf(ctgId))]
      if (!state?.seen || known?.key !== keyOf(ctgId)) return false
      return state.movedAt < known.countedAt - commitMs
    }
    const missing = ctgIds.filter((ctgId) => !holds(ctgId))
    const counted = missing.length > 0 ? await count(missing) : new Map<string, Count>()
    for (const ctgId of missing)
      if (states.get(ctgId)?.seen)
        kept.set(placeOf(ctgId), { key: keyOf(ctgId), countedAt: now, count: counted.get(ctgId) })
    return new Map(
      ctgIds.flatMap((ctgId) => {
        const found = counted.get(ctgId) ?? kept.get(placeOf(ctgId))?.count
        return found === undefined ? [] : [[ctgId, found] as const]
      }),
    )
  }
}
